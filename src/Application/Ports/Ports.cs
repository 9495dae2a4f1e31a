using Naas.Application.EventLog;
using Naas.Domain.Assessments;
using Naas.Domain.Calendars;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;

namespace Naas.Application.Ports;

/// <summary>Organisations, the knowledge and skills statements and the working days, as decisions need them.</summary>
public interface IReferenceData
{
    /// <summary>Every organisation there is; which are sites, the rollout knows.</summary>
    IReadOnlyList<NamedOrganisation> Organisations { get; }

    /// <summary>The knowledge and skills statement of a level in force on a day, or null when none is .</summary>
    KnowledgeAndSkills? StatementFor(Level level, DateOnly on);

    /// <summary>The working days of England, for limits that are counted in them (S-40).</summary>
    WorkingCalendar Calendar { get; }
}

/// <summary>One edition of the knowledge and skills statement of a level.</summary>
/// <param name="From">The first day on which it is in force.</param>
public sealed record KnowledgeAndSkills(string Edition, DateOnly From, Level Level, IReadOnlyList<KnowledgeAndSkillsArea> Areas);

/// <param name="Number">From 1; what events name it by.</param>
/// <param name="Confidence">How sure the heading is: <c>sure</c>, <c>good</c> or <c>fair</c>, as the file's source says.</param>
public sealed record KnowledgeAndSkillsArea(int Number, string Heading, string Confidence);

/// <summary>An organisation with the name people know it by.</summary>
public sealed record NamedOrganisation(Organisation Organisation, string Name);

/// <summary>Phases, sites and who succeeds whom, as recorded up to this moment.</summary>
public interface IRollout
{
    Task<Current<Rollout>> CurrentAsync(CancellationToken cancellation);
}

/// <summary>The performance standards, all their versions, as recorded up to this moment.</summary>
public interface IStandards
{
    Task<Current<ElementStandard>> CurrentAsync(Level level, Element element, CancellationToken cancellation);
}

/// <summary>What a stream adds up to.</summary>
/// <param name="Revision">Of its last event; null while nothing is recorded.</param>
/// <param name="Position">Of that event.</param>
public sealed record Current<TState>(TState State, long? Revision, LogPosition? Position);

public static class ReferenceDataQueries
{
    /// <summary>The organisation with what the rollout says of it for a day: from when to when its workers may sit.</summary>
    public static Organisation AsSite(this Organisation organisation, Rollout rollout, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(rollout);
        return organisation with { SittingsFrom = rollout.SittingsFrom(organisation.Code, on), SittingsUntil = rollout.SittingsUntil(organisation.Code, on) };
    }

    public static NamedOrganisation? Find(this IReferenceData reference, OrganisationCode code) =>
        reference.Organisations.FirstOrDefault(named => named.Organisation.Code == code);
}

/// <summary>The policy editions this deployment knows.</summary>
/// <remarks>Each knows the others: what was opened or given under one goes by it, whichever governs the command (S-50).</remarks>
public interface IPolicyEditions
{
    IReadOnlyList<Policy> All { get; }

    /// <summary>The edition that governs decisions taking effect on a day.</summary>
    Policy InForceOn(DateOnly day);

    /// <exception cref="EditionMissingException">A journey names an edition that was taken away: restore its file.</exception>
    Policy Named(EditionCode edition);
}

public static class PolicyEditionsQueries
{
    /// <summary>The edition that governs a command: fixed by what happened before, or in force on its own day (S-50).</summary>
    /// <param name="asked">The edition that a dry run names in the place of the one in force; null for none.</param>
    /// <exception cref="EditionMissingException">A journey names an edition that was taken away: restore its file.</exception>
    public static Policy Governing(this IPolicyEditions editions, JourneyCommand command, Journey journey, EditionCode? asked = null)
    {
        ArgumentNullException.ThrowIfNull(editions);
        ArgumentNullException.ThrowIfNull(command);
        return JourneyDecider.EditionFixedFor(command, journey) is { } edition ? editions.Named(edition)
            : asked is { } named ? editions.Named(named)
            : editions.InForceOn(command.On);
    }
}

/// <summary>The append-only record of refused commands: who asked what, of which journey if of one, and which rule said no; no text (S-54).</summary>
public interface IRefusalRecord
{
    Task RecordAsync(RefusedCommand refused, CancellationToken cancellation);
}

/// <param name="Journey">Null when the command was sent to what is no journey.</param>
/// <param name="Code">Of the refusal.</param>
/// <param name="At">By the business clock (UTC).</param>
public sealed record RefusedCommand(JourneyId? Journey, string Command, ActorId Actor, string Role, string? Organisation, string Code, EditionCode Edition, string CorrelationId, DateTimeOffset At);
