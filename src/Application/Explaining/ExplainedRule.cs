using Naas.Domain.Journeys;
using Naas.Domain.Policies;

namespace Naas.Application.Explaining;

/// <summary>One rule, and how it stands in the case.</summary>
/// <param name="Code">Of the refusal it speaks, or would speak; of what follows by itself, its own.</param>
/// <param name="Rule">What it asks for.</param>
/// <param name="Dates">The dates it used.</param>
/// <param name="Settings">The settings of the edition it rests on.</param>
/// <param name="Edition">The edition whose settings these are: the one that governs the step or the decision, or that of the attempt or the accreditation the rule looks at (S-50).</param>
/// <param name="WhatToDo">What would change it; null where nothing needs to.</param>
/// <param name="HeldFrom">The first day from which it would be held by waiting alone; null where waiting changes nothing.</param>
public sealed record ExplainedRule(
    string Code, string Rule, FindingStanding Standing, string Sentence, IReadOnlyList<DateUsed> Dates, IReadOnlyList<ExplainedSetting> Settings, EditionCode Edition, RuleSource Source, string? WhatToDo, DateOnly? HeldFrom)
{
    /// <param name="governing">The edition of the step or the decision that it is a rule of.</param>
    public static ExplainedRule Of(Finding finding, EditionCode governing)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new ExplainedRule(
            finding.Code, finding.Asks, finding.Standing, finding.Sentence, finding.Dates, [.. finding.Settings.Select(ExplainedSetting.Of)], finding.Edition ?? governing, RuleSource.Of(finding.Source), finding.WhatToDo, finding.HeldFrom);
    }
}

/// <param name="Setting">As the edition's file names it.</param>
public sealed record ExplainedSetting(string Setting, string Value, RuleSource Source)
{
    internal static ExplainedSetting Of(SettingUsed used) => new(used.Name, used.Value, RuleSource.Of(used.Source));
}

/// <param name="By"><c>government</c>, or <c>this-project</c> for a decision where the documents are silent.</param>
/// <param name="Document"><c>C16</c> (consultation), <c>G17</c> (response), or <c>S</c> for this project.</param>
public sealed record RuleSource(string By, string Document, string Paragraph, string Quote)
{
    public static RuleSource Of(PolicySource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new RuleSource(source.Document == "S" ? "this-project" : "government", source.Document, source.Paragraph, source.Quote);
    }
}
