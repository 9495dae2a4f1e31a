namespace Naas.Application.Research;

/// <summary>What became of something that was to be recorded for research or monitoring.</summary>
public abstract record ResearchOutcome<T>
    where T : class
{
    private ResearchOutcome() { }

    public sealed record Recorded(T Value) : ResearchOutcome<T>;

    /// <summary>Nothing was recorded.</summary>
    public sealed record Refused(ResearchRefusal Why) : ResearchOutcome<T>;
}

/// <summary>Why nothing was recorded, or no extract is given.</summary>
public enum ResearchRefusal
{
    /// <summary>Another project has the code; one that was closed keeps it for ever.</summary>
    CodeTaken = 1,

    NoSuchProject,

    /// <summary>The project is closed, and its key destroyed.</summary>
    ProjectClosed,

    /// <summary>The last day of the project's agreement lies behind.</summary>
    AgreementOver,

    /// <summary>A project is registered whose agreement would be over.</summary>
    AgreementEndsBeforeToday,

    /// <summary>A research partner records only while they are assigned to an open project.</summary>
    NoOpenProject,

    /// <summary>The survey has results already, and these do not say that they correct them.</summary>
    SurveyRecordedBefore,

    /// <summary>They correct results that were corrected since, or that there never were.</summary>
    NotTheLatestResults,
}
