using System.Text;
using System.Text.RegularExpressions;

namespace Naas.Fitness;

/// <summary>One operation, one .sql file: to be read, tried and explained on its own.</summary>
public sealed partial class Sql_stands_in_files
{
    [Fact]
    public void And_in_no_string_of_the_source()
    {
        var found = Repository.Files("src", ".cs", ".cshtml")
            .SelectMany(path => Literals(Repository.Text(path)).Where(literal => Statement().IsMatch(literal)).Select(literal => $"{path}: {literal.Trim()}"));
        found.Should().BeEmpty();
    }

    [Theory]
    [InlineData("""var a = "select 1 from dual";""", true)]
    [InlineData("""var a = $"insert into {table} values (1)";""", true)]
    [InlineData("""var a = @"UPDATE journey SET level = 1";""", true)]
    [InlineData("var a = \"\"\"\n  delete from events\n  \"\"\";", true)]
    [InlineData("""// "select 1 from dual" stands in a comment""", false)]
    [InlineData("""var a = "Select the employer from the list";""", false)]
    [InlineData("""var a = '"'; var b = "update"; var c = "\"select x from y";""", false)]
    public void The_scan_tells_statements_from_sentences(string source, bool statement) =>
        Literals(source).Any(literal => Statement().IsMatch(literal)).Should().Be(statement);

    // Keywords all small or all capital, so that a sentence for people, which begins with one capital, is none.
    [GeneratedRegex(
        @"^\s*(select\s.*\sfrom\s|SELECT\s|select\s+(1|count|pg_|now|current|max|min|coalesce|exists)|insert\s+into\s|INSERT\s+INTO\s|update\s+\S+\s+set\s|UPDATE\s+\S+\s+SET\s|delete\s+from\s|DELETE\s+FROM\s"
        + @"|(create|CREATE|alter|ALTER|drop|DROP)\s+(or|OR|table|TABLE|index|INDEX|unique|UNIQUE|schema|SCHEMA|function|FUNCTION|view|VIEW|database|DATABASE|role|ROLE|type|TYPE|sequence|SEQUENCE)\s"
        + @"|(truncate|TRUNCATE)\s|(with|WITH)\s+\w+\s+(as|AS)\s*\(|(copy|COPY)\s+\S+.*\s(from|FROM|to|TO)\s|(listen|LISTEN|notify|NOTIFY)\s+\w|(set|SET)\s+(local|LOCAL|session|SESSION|transaction|TRANSACTION)\s|(grant|GRANT|revoke|REVOKE)\s+\w+.*\s(on|ON|to|TO|from|FROM)\s|(lock|LOCK)\s+(table|TABLE)\s)",
        RegexOptions.Singleline)]
    private static partial Regex Statement();

    /// <summary>The string literals of a C# source, comments and characters left out. An interpolation counts as its text.</summary>
    private static IEnumerable<string> Literals(string source)
    {
        for (var at = 0; at < source.Length; at++)
        {
            var rest = source.AsSpan(at);
            if (rest.StartsWith("//"))
                at = EndOf(source, "\n", at);
            else if (rest.StartsWith("/*"))
                at = EndOf(source, "*/", at);
            else if (source[at] == '\'')
                at += rest.StartsWith("'\\") ? Math.Max(3, rest[2..].IndexOf('\'') + 2) : 2;
            else if (rest.StartsWith("\"\"\""))
                yield return Raw(source, ref at);
            else if (source[at] == '"')
                yield return Quoted(source, ref at, verbatim: at > 0 && (source[at - 1] == '@' || (source[at - 1] == '$' && at > 1 && source[at - 2] == '@')));
        }
    }

    private static string Raw(string source, ref int at)
    {
        var quotes = source.AsSpan(at).IndexOfAnyExcept('"');
        var from = at + quotes;
        var to = source.IndexOf(new string('"', quotes), from, StringComparison.Ordinal);
        at = (to < 0 ? source.Length : to) + quotes - 1;
        return source[from..(to < 0 ? source.Length : to)];
    }

    private static string Quoted(string source, ref int at, bool verbatim)
    {
        var text = new StringBuilder();
        for (at++; at < source.Length; at++)
        {
            if (source[at] == '\\' && !verbatim)
                _ = text.Append(source[++at]);
            else if (source[at] == '"' && verbatim && at + 1 < source.Length && source[at + 1] == '"')
                _ = text.Append(source[++at]);
            else if (source[at] == '"')
                break;
            else
                _ = text.Append(source[at]);
        }

        return text.ToString();
    }

    private static int EndOf(string source, string mark, int from)
    {
        var end = source.IndexOf(mark, from, StringComparison.Ordinal);
        return end < 0 ? source.Length : end + mark.Length - 1;
    }
}
