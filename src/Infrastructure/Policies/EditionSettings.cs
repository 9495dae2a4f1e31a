using Naas.Domain.Policies;

namespace Naas.Infrastructure.Policies;

/// <summary>Where the settings of an edition come from: a file, or, for the schema, nowhere yet.</summary>
internal interface IEditionSettings
{
    /// <param name="name">The member of the file's <c>settings</c>.</param>
    Setting<T> Of<T>(string name, SettingShape<T> shape);
}

/// <summary>Every setting of an edition by its name in the file and its shape: the one list that files, schema and pages go by.</summary>
internal static class EditionSettings
{
    public static Policy ToPolicy(EditionCode edition, DateOnly? inForceFrom, IEditionSettings settings) => new()
    {
        Edition = edition,
        InForceFrom = inForceFrom,

        OpenLevels = settings.Of("openLevels", SettingShapes.Levels),
        SiteExceptions = settings.Of("siteExceptions", SettingShapes.SiteExceptions),
        MinimumServiceMonths = settings.Of("minimumServiceMonths", SettingShapes.WholeNumberOrZero),
        ExpectedAfterAsyeMonths = settings.Of("expectedAfterAsyeMonths", SettingShapes.WholeNumberOrZero),
        AdaptationMonths = settings.Of("adaptationMonths", SettingShapes.WholeNumberOrZero),
        FromOutsideEnglandMonths = settings.Of("fromOutsideEnglandMonths", SettingShapes.WholeNumberOrZero),

        EndorsementValidMonths = settings.Of("endorsementValidMonths", SettingShapes.WholeNumber),
        DirectExperienceMonths = settings.Of("directExperienceMonths", SettingShapes.WholeNumber),
        PassportElements = settings.Of("passportElements", SettingShapes.Elements),
        PassportPhase = settings.Of("passportPhase", SettingShapes.Phase),

        AutomaticRebookings = settings.Of("automaticRebookings", SettingShapes.WholeNumberOrZero),
        HearingWorkingDays = settings.Of("hearingWorkingDays", SettingShapes.WholeNumber),
        ReviewRequestWorkingDays = settings.Of("reviewRequestWorkingDays", SettingShapes.WholeNumber),
        ReviewDecisionWorkingDays = settings.Of("reviewDecisionWorkingDays", SettingShapes.WholeNumber),
        RecordingKeptMonths = settings.Of("recordingKeptMonths", SettingShapes.WholeNumber),

        NarrowRetakeMonths = settings.Of("narrowRetakeMonths", SettingShapes.WholeNumber),
        ElementRetakeExpectedAfterMonths = settings.Of("elementRetakeExpectedAfterMonths", SettingShapes.WholeNumber),
        BankedElementMonths = settings.Of("bankedElementMonths", SettingShapes.WholeNumber),
        ElementRetakesBeforeFullRetake = settings.Of("elementRetakesBeforeFullRetake", SettingShapes.WholeNumberOrZero),
        FullRetakeExpectedAfterMonths = settings.Of("fullRetakeExpectedAfterMonths", SettingShapes.WholeNumber),

        ReaccreditationMonths = settings.Of("reaccreditationMonths", SettingShapes.WholeNumberOrNone),
        ReaccreditationReminderMonths = settings.Of("reaccreditationReminderMonths", SettingShapes.MonthsBefore),
        ReaccreditationGraceMonths = settings.Of("reaccreditationGraceMonths", SettingShapes.WholeNumberOrZero),
        ReaccreditationLearningHours = settings.Of("reaccreditationLearningHours", SettingShapes.WholeNumberOrZero),
        RevocationNoticeWorkingDays = settings.Of("revocationNoticeWorkingDays", SettingShapes.WholeNumber),

        StandardJudgesAtLeast = settings.Of("standardJudgesAtLeast", SettingShapes.TwoOrMore),
        NarrowBandMostErrors = settings.Of("narrowBandMostErrors", SettingShapes.Errors),
    };
}
