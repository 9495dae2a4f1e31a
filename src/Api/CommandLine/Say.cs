namespace Naas.Api.CommandLine;

/// <summary>What verbs tell the person at the terminal, in plain lines: results on standard output, failures on standard error.</summary>
/// <remarks>A terminal that was closed hears nothing more; that is no reason to leave anything undone.</remarks>
internal static class Say
{
    public static void Line(string text) => Write(Console.Out, text + Environment.NewLine);

    public static void Failure(string sentence) => Write(Console.Error, $"naas: {sentence}{Environment.NewLine}");

    private static void Write(TextWriter writer, string text)
    {
        try
        {
            writer.Write(text);
        }
        catch (IOException)
        {
            // Nobody is there any more.
        }
    }
}
