using System.Text.Json;
using Naas.Application.Ports;
using Naas.Domain.Assessments;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;

namespace Naas.Infrastructure.Policies;

/// <summary>The policy editions of a folder, one JSON file each, read once at the start.</summary>
public sealed class PolicyEditions : IPolicyEditions
{
    private readonly IReadOnlyList<Policy> _newestFirst;

    private PolicyEditions(IReadOnlyList<Policy> newestFirst) => _newestFirst = newestFirst;

    public IReadOnlyList<Policy> All => _newestFirst;

    /// <exception cref="PolicyFileException">A file cannot be read, or says something impossible; names the file, the place and the mend.</exception>
    public static PolicyEditions Load(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).ToArray() : [];
        if (files.Length == 0)
            throw new PolicyFileException($"{folder} holds no policy edition (*.json); at least one is needed.");

        var editions = files.Select(Read).ToArray();
        if (editions.GroupBy(policy => policy.Edition).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new PolicyFileException($"{folder}: two files hold the edition {twice.Key}; keep one.");
        if (editions.All(policy => policy.InForceFrom is null))
            throw new PolicyFileException($"{folder}: no edition was ever in force; give one of them its \"inForceFrom\".");
        return new PolicyEditions([.. editions.OrderByDescending(policy => policy.InForceFrom)]);
    }

    /// <summary>The newest edition in force on the day; before any was, the oldest that came into force. Never one that did not (S-50).</summary>
    public Policy InForceOn(DateOnly day) =>
        _newestFirst.FirstOrDefault(policy => policy.InForceFrom <= day) ?? _newestFirst.Last(policy => policy.InForceFrom is not null);

    public Policy Named(EditionCode edition) =>
        _newestFirst.FirstOrDefault(policy => policy.Edition == edition)
        ?? throw new KeyNotFoundException($"A journey is governed by the edition {edition}, whose file is not in the policies folder; bring it back.");

    private static Policy Read(string file)
    {
        try
        {
            return ToPolicy(WrittenJson.Read<EditionFile>(file), file);
        }
        catch (JsonException e)
        {
            throw new PolicyFileException(WrittenJson.Fault(file, e), e);
        }
    }

    private static Policy ToPolicy(EditionFile document, string file)
    {
        var settings = document.Settings;
        return new Policy
        {
            Edition = document.Edition,
            InForceFrom = document.InForceFrom,
            OpenLevels = new(settings.OpenLevels.Value.ToHashSet(), settings.OpenLevels.Source),
            SiteExceptions = new(settings.SiteExceptions.Value.ToHashSet(), settings.SiteExceptions.Source),
            MinimumServiceMonths = Positive(settings.MinimumServiceMonths, "minimumServiceMonths"),
            ExpectedAfterAsyeMonths = Positive(settings.ExpectedAfterAsyeMonths, "expectedAfterAsyeMonths"),
            AdaptationMonths = Positive(settings.AdaptationMonths, "adaptationMonths"),
            FromOutsideEnglandMonths = Positive(settings.FromOutsideEnglandMonths, "fromOutsideEnglandMonths"),
            EndorsementValidMonths = Positive(settings.EndorsementValidMonths, "endorsementValidMonths"),
            DirectExperienceMonths = Positive(settings.DirectExperienceMonths, "directExperienceMonths"),
            PassportElements = settings.PassportElements.Value.Count > 0 ? settings.PassportElements : throw new PolicyFileException($"{file}, at $.settings.passportElements.value: must name at least one element."),
            PassportPhase = settings.PassportPhase,
            AutomaticRebookings = Positive(settings.AutomaticRebookings, "automaticRebookings"),
            HearingWorkingDays = Positive(settings.HearingWorkingDays, "hearingWorkingDays"),
            ReviewRequestWorkingDays = Positive(settings.ReviewRequestWorkingDays, "reviewRequestWorkingDays"),
            RecordingKeptMonths = Positive(settings.RecordingKeptMonths, "recordingKeptMonths"),
            NarrowRetakeMonths = Positive(settings.NarrowRetakeMonths, "narrowRetakeMonths"),
            ElementRetakeExpectedAfterMonths = Positive(settings.ElementRetakeExpectedAfterMonths, "elementRetakeExpectedAfterMonths"),
            BankedElementMonths = Positive(settings.BankedElementMonths, "bankedElementMonths"),
            ElementRetakesBeforeFullRetake = Positive(settings.ElementRetakesBeforeFullRetake, "elementRetakesBeforeFullRetake"),
            FullRetakeExpectedAfterMonths = Positive(settings.FullRetakeExpectedAfterMonths, "fullRetakeExpectedAfterMonths"),
            ReaccreditationMonths = settings.ReaccreditationMonths is { Value: <= 0 } ? throw Wrong("reaccreditationMonths") : settings.ReaccreditationMonths,
            ReaccreditationReminderMonths = Reminders(settings.ReaccreditationReminderMonths),
            ReaccreditationGraceMonths = Positive(settings.ReaccreditationGraceMonths, "reaccreditationGraceMonths"),
            ReaccreditationLearningHours = Positive(settings.ReaccreditationLearningHours, "reaccreditationLearningHours"),
            RevocationNoticeWorkingDays = Positive(settings.RevocationNoticeWorkingDays, "revocationNoticeWorkingDays"),
            StandardJudgesAtLeast = Positive(settings.StandardJudgesAtLeast, "standardJudgesAtLeast"),
            NarrowBandMostErrors = Positive(settings.NarrowBandMostErrors, "narrowBandMostErrors"),
        };

        Setting<int> Positive(Setting<int> setting, string name) => setting.Value > 0 ? setting : throw Wrong(name);

        Setting<IReadOnlyList<int>> Reminders(Setting<int[]> setting) =>
            setting.Value is { Length: > 0 } months && months.All(month => month > 0) && months.SequenceEqual(months.Distinct().OrderDescending())
                ? new(months, setting.Source)
                : throw new PolicyFileException($"{file}, at $.settings.reaccreditationReminderMonths.value: must be whole numbers above 0, the earliest reminder (the greatest number) first.");

        PolicyFileException Wrong(string name) => new($"{file}, at $.settings.{name}.value: must be a whole number above 0.");
    }

    /// <param name="InForceFrom">Has to stand there; null says in so many words that the edition never came into force (S-50).</param>
    private sealed record EditionFile(EditionCode Edition, string Title, DateOnly? InForceFrom, EditionSettings Settings);

    private sealed record EditionSettings(
        Setting<Level[]> OpenLevels,
        Setting<SiteException[]> SiteExceptions,
        Setting<int> MinimumServiceMonths,
        Setting<int> ExpectedAfterAsyeMonths,
        Setting<int> AdaptationMonths,
        Setting<int> FromOutsideEnglandMonths,
        Setting<int> EndorsementValidMonths,
        Setting<int> DirectExperienceMonths,
        Setting<ElementSet> PassportElements,
        Setting<PhaseCode> PassportPhase,
        Setting<int> AutomaticRebookings,
        Setting<int> HearingWorkingDays,
        Setting<int> ReviewRequestWorkingDays,
        Setting<int> RecordingKeptMonths,
        Setting<int> NarrowRetakeMonths,
        Setting<int> ElementRetakeExpectedAfterMonths,
        Setting<int> BankedElementMonths,
        Setting<int> ElementRetakesBeforeFullRetake,
        Setting<int> FullRetakeExpectedAfterMonths,
        Setting<int?> ReaccreditationMonths,
        Setting<int[]> ReaccreditationReminderMonths,
        Setting<int> ReaccreditationGraceMonths,
        Setting<int> ReaccreditationLearningHours,
        Setting<int> RevocationNoticeWorkingDays,
        Setting<int> StandardJudgesAtLeast,
        Setting<int> NarrowBandMostErrors);
}

/// <summary>A policy file is wrong; the message names the file, the place in it, and how to mend it.</summary>
public sealed class PolicyFileException : Exception
{
    public PolicyFileException(string message)
        : base(message)
    {
    }

    public PolicyFileException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
