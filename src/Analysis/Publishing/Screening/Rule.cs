namespace Naas.Analysis.Publishing.Screening;

/// <summary>What breaking a rule of the department's screening means.</summary>
public enum Severity
{
    /// <summary>The department takes no such file.</summary>
    Failure,

    /// <summary>It takes the file and asks for a reason. Here it refuses a release as a failure does: no file of ours has one.</summary>
    Warning,
}

/// <summary>Where in the files a rule is broken.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Line">The line, the header being 1; none where the file as a whole breaks the rule.</param>
/// <param name="Column">None where no single column does.</param>
/// <param name="What">What was found there.</param>
public sealed record Broken(string File, int? Line, string? Column, string What);

/// <summary>A rule that the department screens data files by.</summary>
/// <param name="Id">Stable; a refused release names it.</param>
/// <param name="Sentence">What must hold.</param>
/// <param name="Source">The address of the public page or file that the rule is taken from.</param>
/// <param name="Find">Every place at which it does not hold.</param>
public sealed record Rule(string Id, Severity Severity, string Sentence, Uri Source, Func<ScreenedFiles, IEnumerable<Broken>> Find)
{
    internal static Rule Failure(string id, string sentence, Uri source, Func<ScreenedFiles, IEnumerable<Broken>> find) => new(id, Severity.Failure, sentence, source, find);

    internal static Rule Warning(string id, string sentence, Uri source, Func<ScreenedFiles, IEnumerable<Broken>> find) => new(id, Severity.Warning, sentence, source, find);
}

/// <summary>A rule that the files break, and where.</summary>
public sealed record Violation(Rule Rule, Broken Where)
{
    public override string ToString() =>
        $"{Rule.Id}: {Where.File}{(Where.Line is { } line ? $", line {line}" : "")}{(Where.Column is { } column ? $", {column}" : "")}: {Where.What}";
}

/// <summary>The public pages that the rules are taken from.</summary>
internal static class Sources
{
    public static Uri OpenDataStandards { get; } = new("https://dfe-analytical-services.github.io/analysts-guide/statistics-production/ud.html");

    public static Uri ApiDataStandards { get; } = new("https://dfe-analytical-services.github.io/analysts-guide/statistics-production/api-data-standards.html");

    /// <summary>A check of the department's open-source screener.</summary>
    public static Uri Screener(string check) => new($"https://github.com/dfe-analytical-services/eesyscreener/blob/main/R/{check}.R");
}
