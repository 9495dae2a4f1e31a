using System.Collections.Immutable;
using Naas.Domain.Assessments;
using Naas.Domain.Equalities;

namespace Naas.Projections.Equalities;

/// <summary>A worker with a released result: who they are by categories, and how every attempt went at the level at which they sat first.</summary>
/// <param name="Level">Of the first sitting whose result was released.</param>
/// <param name="Organisation">Whose endorsement carried that sitting; empty where none did.</param>
/// <param name="Age">The age band on the day of that sitting, by its code.</param>
/// <param name="Service">The band of service on that day, by its code.</param>
/// <param name="Attempts">Those whose result was released, in the order in which they were sat; the first one among them.</param>
/// <param name="AtOtherLevels">How many attempts with a released result are at other levels, and not told.</param>
public sealed record AssessedWorker(Guid Journey, Level Level, string Organisation, string Age, string Service, Declared Declared, ImmutableArray<AssessedAttempt> Attempts, int AtOtherLevels)
{
    /// <param name="row">As <c>query-assessed</c> returns it.</param>
    /// <param name="asOf">What was released later is left out.</param>
    /// <returns>Null where nothing was released by that day.</returns>
    public static AssessedWorker? Read(IRowValues row, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Of(
            new EqualityRow
            {
                Journey = row.Get<Guid>(0),
                Declared = EqualityJson.ReadDeclared(row.Get<string>(1)),
                Employments = EqualityJson.ReadEmployments(row.Get<string>(2)),
                Levels = EqualityJson.ReadLevels(row.Get<string>(3)),
            },
            asOf);
    }

    /// <returns>Null where nothing was released by that day, and for a record that made way for another one of the same person.</returns>
    public static AssessedWorker? Of(EqualityRow row, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.IsClosed)
            return null;

        var released = row.Levels
            .SelectMany(level => EqualityUnits.InOrder(level).Select(pair => (level.Level, pair.Attempt, pair.Kind)))
            .Where(sat => sat.Attempt.ReleasedOn <= asOf)
            .OrderBy(sat => sat.Attempt.SitsOn).ThenBy(sat => sat.Level).ThenBy(sat => sat.Attempt.Number)
            .ToList();
        if (released.Count == 0)
            return null;

        var (level, first, _) = released[0];
        return new AssessedWorker(
            row.Journey,
            level,
            first.Organisation,
            first.Age,
            Groupings.Code(Bands.ServiceOn(first.SitsOn, row.InServiceSince)),
            row.Declared,
            [.. released.Where(sat => sat.Level == level).Select(sat => AssessedAttempt.Of(level, sat.Attempt, sat.Kind, asOf))],
            released.Count(sat => sat.Level != level));
    }

    // A record would print its values.
    public override string ToString() => "[an assessed worker]";
}

/// <summary>One attempt and what it came to.</summary>
/// <param name="Outcome"><c>met</c>, <c>not-met</c>, or <c>annulled</c> where it does not count any more.</param>
/// <param name="Elements">How each element of the level went, in the order of the assessment: also <c>passported</c>, and <c>not-due</c> at a retake of another one.</param>
public sealed record AssessedAttempt(AttemptKind Kind, DateOnly SatOn, DateOnly ReleasedOn, string Outcome, ImmutableArray<(Element Element, string Outcome)> Elements)
{
    public const string NotDue = "not-due";

    internal static AssessedAttempt Of(Level level, Attempt attempt, AttemptKind kind, DateOnly asOf)
    {
        var isAnnulled = attempt.AnnulledOn <= asOf;
        return new AssessedAttempt(
            kind,
            attempt.SitsOn,
            attempt.ReleasedOn!.Value,
            isAnnulled ? EqualityOutcomes.Annulled : attempt.Outcome == Domain.Assessments.Outcome.Met ? EqualityOutcomes.Met : EqualityOutcomes.NotMet,
            [.. ElementSet.AssessedAt(level).Select(element => (element, isAnnulled ? EqualityOutcomes.Annulled : HowItWent(attempt, element)))]);
    }

    private static string HowItWent(Attempt attempt, Element element) =>
        !attempt.Due.Contains(element) ? attempt.IsElementRetake ? NotDue : EqualityOutcomes.Passported
        // How narrowly it was missed is told to nobody outside.
        : attempt.Met.Contains(element) ? EqualityOutcomes.Met
        : EqualityOutcomes.NotMet;
}
