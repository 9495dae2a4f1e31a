using Naas.Application.Research;
using Naas.Domain.Assessments;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;

namespace Naas.Application.Queries;

/// <summary>Every research project; to a research partner those to which they are assigned.</summary>
public sealed record ListResearchProjects : Query<ResearchProjects>;

public sealed record GetResearchProject(string Code) : Query<ResearchProject>;

/// <summary>The pseudonymised records of a project, from the first assessment on (response ¶32).</summary>
/// <param name="AsOf">Results released later are left out; null for today, or the last day that is known.</param>
public sealed record GetResearchExtract(string Code, DateOnly? AsOf) : Query<ResearchExtractAnswer>;

/// <param name="Projects">By their codes.</param>
public sealed record ResearchProjects(IReadOnlyList<ResearchProject> Projects);

/// <summary>A research project. Its key is shown to nobody.</summary>
/// <param name="LeastClass">How many have to share their characteristics in its extracts.</param>
/// <param name="Policy">By which records are made alike, with its version.</param>
/// <param name="Researchers">Opaque subjects, those assigned now.</param>
/// <param name="RegisteredBy">An opaque subject.</param>
/// <param name="RegisteredAt">UTC.</param>
/// <param name="ClosedAt">UTC; null while it is open.</param>
/// <param name="Extracts">Those that were given, the newest first; to a research partner those that partners were given.</param>
public sealed record ResearchProject(
    string Code,
    string Title,
    string Justification,
    DateOnly AgreementEndsOn,
    int LeastClass,
    string Policy,
    IReadOnlyList<ActorId> Researchers,
    ActorId RegisteredBy,
    DateTimeOffset RegisteredAt,
    DateTimeOffset? ClosedAt,
    ResearchClosure? ClosedBecause,
    IReadOnlyList<ExtractGiven> Extracts);

/// <summary>That an extract was given, to whom and of what.</summary>
/// <param name="To">An opaque subject.</param>
/// <param name="Role">In which role.</param>
/// <param name="At">UTC.</param>
/// <param name="Records">How many records it held.</param>
public sealed record ExtractGiven(ActorId To, string Role, DateTimeOffset At, DateOnly AsOf, string Position, long DirectoryVersion, int Records);

/// <summary>An extract, or why none is given.</summary>
public abstract record ResearchExtractAnswer
{
    private ResearchExtractAnswer() { }

    public sealed record Given(ResearchExtract Extract) : ResearchExtractAnswer;

    public sealed record Refused(ResearchRefusal Why) : ResearchExtractAnswer;
}

/// <summary>A record for each worker with a released result, by pseudonym.</summary>
/// <param name="Policy">By which records were made alike, with its version.</param>
/// <param name="LeastClass">How many share their characteristics at least.</param>
/// <param name="Characteristics">By which somebody could be found, in the order of the policy.</param>
/// <param name="Steps">How records were made alike, in the order in which it was done.</param>
/// <param name="Before">How well people were hidden before that; null to a research partner, to whom it would tell of few.</param>
/// <param name="After">How well they are in the records.</param>
/// <param name="Records">In the order of the pseudonyms.</param>
public sealed record ResearchExtract(
    string Project,
    DateOnly AsOf,
    string Policy,
    int LeastClass,
    IReadOnlyList<string> Characteristics,
    IReadOnlyList<ExtractStep> Steps,
    ExtractAnonymity? Before,
    ExtractAnonymity After,
    IReadOnlyList<ExtractRecord> Records,
    Provenance Provenance);

/// <param name="Changed">How many records tell less by it; null where that may not be told.</param>
/// <param name="Symbol"><c>c</c> in the place of a number that is withheld to protect the people counted.</param>
public sealed record ExtractStep(string Name, int? Changed, string? Symbol = null);

/// <param name="Classes">Sets of records whose characteristics are the same.</param>
/// <param name="K">The size of the smallest class; null where there are no records.</param>
/// <param name="RecordsBelowFive">Records in classes of fewer than five.</param>
/// <param name="RecordsBelowLeast">Records in classes smaller than the project's least.</param>
/// <param name="L">The fewest different outcomes of the first attempt in any class; null where there are no records.</param>
/// <param name="RecordsOfOneOutcome">Records in classes that have one outcome: who is known to be in one is known to have it.</param>
public sealed record ExtractAnonymity(int Records, int Classes, int? K, int RecordsBelowFive, int RecordsBelowLeast, int? L, int RecordsOfOneOutcome);

/// <summary>One worker. In place of what is not told stands <c>*</c>.</summary>
/// <param name="Pseudonym">The same in every extract of the project, and another in every other project.</param>
/// <param name="Level">Of the first sitting with a released result.</param>
/// <param name="Region">The name of the region of the authority whose endorsement carried it; <c>elsewhere</c> where that is no authority. Not told to research partners.</param>
/// <param name="SatIn">The month of that sitting (<c>2019-09</c>), its quarter (<c>2019-Q3</c>) or its year.</param>
/// <param name="Age">In bands, on the day of that sitting.</param>
/// <param name="Service">Years since the first employment that is recorded, in bands, on that day.</param>
/// <param name="Attempts">At that level, in the order in which they were sat.</param>
public sealed record ExtractRecord(string Pseudonym, string Level, string Region, string SatIn, string Age, string Sex, string EthnicGroup, string Disability, string Service, IReadOnlyList<ExtractAttempt> Attempts);

/// <param name="Number">From 1, of those with a released result.</param>
/// <param name="SatAfterMonths">From the month of the first sitting to that of this one.</param>
/// <param name="ReleasedAfterMonths">From the month of the first sitting to that of this release.</param>
/// <param name="Outcome"><c>met</c>, <c>not-met</c>, or <c>annulled</c> where it does not count any more.</param>
/// <param name="Elements">Empty where the level is not told, which they would tell.</param>
public sealed record ExtractAttempt(int Number, AttemptKind Kind, int SatAfterMonths, int ReleasedAfterMonths, string Outcome, IReadOnlyList<ExtractElement> Elements);

/// <param name="Outcome">Also <c>passported</c>, and <c>not-due</c> at a retake of another element.</param>
public sealed record ExtractElement(Element Element, string Outcome);
