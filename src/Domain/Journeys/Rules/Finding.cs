using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

/// <summary>What a rule found when it was asked about one case.</summary>
/// <param name="Code">Of the refusal it speaks, or would speak first; of what follows by itself, its own. Stable for ever.</param>
/// <param name="Asks">What the rule asks for, as a heading.</param>
/// <param name="Sentence">About this case: how the rule is held or broken, or why it does not apply.</param>
/// <param name="Dates">The dates it used, each by what it is.</param>
/// <param name="Settings">The settings of the edition it rests on.</param>
/// <param name="Source">The paragraph, or the decision of this project, behind the rule.</param>
/// <param name="WhatToDo">What would change it; null where nothing needs to.</param>
/// <param name="About">What it speaks of: not everybody is told of everything.</param>
public sealed record Finding(
    string Code,
    string Asks,
    FindingStanding Standing,
    string Sentence,
    ImmutableArray<DateUsed> Dates,
    ImmutableArray<SettingUsed> Settings,
    PolicySource Source,
    string? WhatToDo,
    Matter About)
{
    /// <summary>The first day from which the rule would be held as the record stands; null where waiting changes nothing, or nobody has asked.</summary>
    public DateOnly? HeldFrom { get; init; }

    /// <summary>The edition that it goes by, where that is not the one that governs the command: of the attempt or the accreditation it looks at (S-50). Null where it is.</summary>
    public EditionCode? Edition { get; init; }

    public bool IsBroken => Standing == FindingStanding.Broken;
}

/// <summary>How a rule stands in one case.</summary>
public enum FindingStanding
{
    Held = 1,
    Broken = 2,

    /// <summary>The rule is about something that this case does not have.</summary>
    DoesNotApply = 3,
}

/// <summary>What a finding speaks of, as far as it decides who is told.</summary>
public enum Matter
{
    /// <summary>The road itself: agreement, endorsement, sittings, results and their dates.</summary>
    Road = 1,

    /// <summary>Scores, and who gave them (S-12, S-51).</summary>
    Marks = 2,

    /// <summary>An allegation that is not decided (S-34).</summary>
    Investigation = 3,

    /// <summary>Notice of a revocation, or what it would rest on (S-36).</summary>
    Revocation = 4,

    /// <summary>Reasonable adjustments (S-33).</summary>
    Adjustments = 5,

    /// <summary>A worker's request to one organisation (S-21).</summary>
    EndorsementRequest = 6,

    /// <summary>The custody of a recording (S-52).</summary>
    Recording = 7,

    /// <summary>An absence of the worker, which days and that it is protected (S-17, S-48).</summary>
    Absence = 8,

    /// <summary>A review: on which ground, and what became of the request (S-08).</summary>
    Review = 9,

    /// <summary>What those on a review's panel declared and voted (S-09).</summary>
    Panel = 10,

    /// <summary>What colleagues fed back about a practice leader .</summary>
    ColleagueFeedback = 11,
}

/// <summary>A date that a rule used.</summary>
/// <param name="Name">What it is, such as <c>valid-until</c>.</param>
public sealed record DateUsed(string Name, DateOnly Day);

/// <summary>A setting of an edition as a rule used it.</summary>
/// <param name="Name">As the edition's file names it, such as <c>endorsementValidMonths</c>.</param>
/// <param name="Value">In words; <c>none</c> where the edition has none.</param>
public sealed record SettingUsed(string Name, string Value, PolicySource Source);

/// <summary>How settings and dates are named in a finding.</summary>
internal static class Used
{
    /// <param name="expression">What was written, such as <c>policy.EndorsementValidMonths</c>: its last word is the setting's name.</param>
    public static SettingUsed Named<T>(this Setting<T> setting, [CallerArgumentExpression(nameof(setting))] string expression = "") =>
        new(JsonNamingPolicy.CamelCase.ConvertName(expression[(expression.LastIndexOf('.') + 1)..]), Words(setting.Value), setting.Source);

    /// <summary>The dates that there are, without those that are null.</summary>
    public static IEnumerable<DateUsed> Dates(params ReadOnlySpan<(string Name, DateOnly? Day)> dates)
    {
        var used = new List<DateUsed>(dates.Length);
        foreach (var (name, day) in dates)
        {
            if (day is { } there)
                used.Add(new DateUsed(name, there));
        }

        return used;
    }

    private static string Words(object? value) => value switch
    {
        null => "none",
        string text => text,
        Enum code => JsonNamingPolicy.KebabCaseLower.ConvertName(code.ToString()),
        System.Collections.IEnumerable several and not string => string.Join(", ", several.Cast<object>().Select(Words).Order(StringComparer.Ordinal)) is { Length: > 0 } list ? list : "none",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
