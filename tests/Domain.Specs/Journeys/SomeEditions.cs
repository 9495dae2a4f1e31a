using Naas.Application.Ports;

namespace Naas.Domain.Specs.Journeys;

/// <summary>Editions beside one another, each in force from its first day on.</summary>
internal sealed class SomeEditions : IPolicyEditions
{
    private readonly Policy[] _newestFirst;

    public SomeEditions(params IEnumerable<Policy> editions) =>
        _newestFirst = [.. editions.Select(edition => edition with { Beside = Named }).OrderByDescending(edition => edition.InForceFrom)];

    public IReadOnlyList<Policy> All => _newestFirst;

    public Policy InForceOn(DateOnly day) => _newestFirst.FirstOrDefault(edition => edition.InForceFrom <= day) ?? _newestFirst[^1];

    public Policy Named(EditionCode edition) => _newestFirst.FirstOrDefault(one => one.Edition == edition) ?? throw new EditionMissingException(edition);

    /// <summary>An edition of another name, in force from a day on, that has another number for everything that has one.</summary>
    public static Policy After(Policy policy, string edition, string inForceFrom) => policy with
    {
        Edition = new EditionCode(edition),
        InForceFrom = KnownFacts.Day(inForceFrom),
        MinimumServiceMonths = Other(policy.MinimumServiceMonths),
        ExpectedAfterAsyeMonths = Other(policy.ExpectedAfterAsyeMonths),
        AdaptationMonths = Other(policy.AdaptationMonths),
        FromOutsideEnglandMonths = Other(policy.FromOutsideEnglandMonths),
        EndorsementValidMonths = Other(policy.EndorsementValidMonths),
        DirectExperienceMonths = Other(policy.DirectExperienceMonths),
        AutomaticRebookings = Other(policy.AutomaticRebookings),
        HearingWorkingDays = Other(policy.HearingWorkingDays),
        ReviewRequestWorkingDays = Other(policy.ReviewRequestWorkingDays),
        ReviewDecisionWorkingDays = Other(policy.ReviewDecisionWorkingDays),
        RecordingKeptMonths = Other(policy.RecordingKeptMonths),
        NarrowRetakeMonths = Other(policy.NarrowRetakeMonths),
        ElementRetakeExpectedAfterMonths = Other(policy.ElementRetakeExpectedAfterMonths),
        BankedElementMonths = Other(policy.BankedElementMonths),
        ElementRetakesBeforeFullRetake = Other(policy.ElementRetakesBeforeFullRetake),
        FullRetakeExpectedAfterMonths = Other(policy.FullRetakeExpectedAfterMonths),
        ReaccreditationMonths = policy.ReaccreditationMonths with { Value = policy.ReaccreditationMonths.Value is { } months ? months - 12 : 36 },
        ReaccreditationReminderMonths = policy.ReaccreditationReminderMonths with { Value = [12, 2] },
        ReaccreditationGraceMonths = Other(policy.ReaccreditationGraceMonths),
        ReaccreditationLearningHours = Other(policy.ReaccreditationLearningHours),
        RevocationNoticeWorkingDays = Other(policy.RevocationNoticeWorkingDays),
    };

    private static Setting<int> Other(Setting<int> setting) => setting with { Value = setting.Value + 2 };
}

/// <summary>By which edition each command is decided: one for all, or as the application has it (S-50).</summary>
/// <param name="Changes">The days on which another edition comes into force.</param>
internal sealed record Rulebook(Func<JourneyCommand, Journey, Policy> For, params DateOnly[] Changes)
{
    public static implicit operator Rulebook(Policy policy) => new((_, _) => policy);

    public static implicit operator Rulebook(SomeEditions editions) => new((command, journey) => editions.Governing(command, journey), [.. editions.All.Select(edition => edition.InForceFrom).OfType<DateOnly>()]);
}
