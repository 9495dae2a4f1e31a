namespace Naas.Api.CommandLine;

/// <summary>What verbs tell the person at the terminal. Standard output, plain lines.</summary>
internal static class Say
{
    public static void Line(string text) => Console.Out.WriteLine(text);
}
