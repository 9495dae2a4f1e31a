using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Naas.Domain.Assessments;

namespace Naas.Projections.Deadlines;

/// <summary>What falls due for one worker, as it was last recorded.</summary>
public sealed record DeadlineRow(Guid Journey, Watch Watch, long Revision, DateTimeOffset RecordedAt)
{
    /// <summary>A row as questions read it: what is watched, without where it came from.</summary>
    public static DeadlineRow Of(Guid journey, string watch) => new(journey, WatchJson.Read(watch), 0, default);

    /// <summary>What a command can settle once its day has come, in the order of the days; what stands still is not among it (S-48).</summary>
    public IEnumerable<Deadline> Deadlines => Open.Levels.SelectMany(Watch.DeadlinesAt).OrderBy(deadline => deadline.Due);

    /// <summary>What is expected by a day and only reported when it is missed (S-42), in the order of the days.</summary>
    public IEnumerable<Expectation> Expectations => Open.Roles.SelectMany(Watch.ExpectationsOf).Concat(Open.Levels.SelectMany(Watch.ExpectationsAt)).OrderBy(expected => expected.By);

    /// <summary>The first day on which something can be settled; null while there is nothing.</summary>
    public DateOnly? NextDue => First(Deadlines.Select(deadline => (DateOnly?)deadline.Due));

    /// <summary>The first day on which a re-accreditation falls due of which there is still to be reminded; how long before, the policy says.</summary>
    public DateOnly? RenewalDue => First(Open.Levels.Where(level => level.Renewal is { OverdueSince: null }).Select(level => (DateOnly?)level.Renewal!.DueOn));

    public DateOnly? NextExpected => First(Expectations.Select(expected => (DateOnly?)expected.By));

    public bool HoldsPassport => Open.Levels.Any(level => level.PassportSince is not null);

    /// <summary>Where the worker is or was employed, each organisation once and in the order of the codes, with the last day in post, or the last day there is: a succession may be recorded after somebody left.</summary>
    public IEnumerable<KeyValuePair<string, DateOnly>> EmployedAt =>
        Open.Employments.GroupBy(employment => employment.At, (at, employments) => KeyValuePair.Create(at, employments.Max(employment => employment.To ?? DateOnly.MaxValue))).OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>What there is to settle: nothing on a record that was closed, whose survivor has it (S-53).</summary>
    private Watch Open => Watch.IsClosed is true ? Watch.Nothing : Watch;

    private static DateOnly? First(IEnumerable<DateOnly?> days) => days.Min();
}

public enum DeadlineKind
{
    /// <summary>The narrow retake ends (S-03).</summary>
    NarrowRetake = 1,

    /// <summary>Elements that were met count no more (S-07).</summary>
    BankedElements = 2,

    /// <summary>An endorsement runs out unused (S-19).</summary>
    Endorsement = 3,

    /// <summary>Re-accreditation is overdue (S-15).</summary>
    Reaccreditation = 4,

    /// <summary>The grace is over (S-15).</summary>
    Grace = 5,
}

/// <summary>Something that falls due.</summary>
/// <param name="Number">Of the attempt, or the endorsement; 0 for an accreditation.</param>
/// <param name="Due">The day on which it takes effect: the first day after the last one that counted.</param>
/// <param name="SetBy">The revision of the event that set the day, so that a day that was moved away and back is another deadline.</param>
public sealed record Deadline(DeadlineKind Kind, Level Level, int Number, DateOnly Due, long SetBy);

public enum ExpectationKind
{
    /// <summary>To be put forward .</summary>
    PutForward = 1,

    /// <summary>To be accredited, reported beside it (S-49).</summary>
    Accredited = 2,

    /// <summary>To take again what was not met (S-02, S-06).</summary>
    Retake = 3,

    /// <summary>That a review is decided (S-09).</summary>
    ReviewDecision = 4,

    /// <summary>That a chair accepts or refuses a request that came late (S-09); it waits from the day on which it came.</summary>
    LateRequest = 5,
}

/// <summary>Something that is expected by a day; nothing follows from missing it but a report.</summary>
/// <param name="Number">Of the role, the attempt that was not met, or the review.</param>
public sealed record Expectation(ExpectationKind Kind, Level Level, int Number, DateOnly By);

/// <summary>What has to be known of a journey to tell what falls due. Every list is in the order of its numbers, so that equal histories make equal rows.</summary>
public sealed record Watch
{
    public static Watch Nothing { get; } = new();

    public ImmutableArray<WatchedEmployment> Employments { get; init; } = [];

    public ImmutableArray<WatchedRole> Roles { get; init; } = [];

    /// <summary>Whether the record was closed in favour of another (S-53); null while it is open.</summary>
    public bool? IsClosed { get; init; }

    /// <summary>What stops windows and has not ended (S-48).</summary>
    public ImmutableArray<OpenStopEntry> Stops { get; init; } = [];

    public ImmutableArray<WatchedLevel> Levels { get; init; } = [];

    /// <summary>The entry of a level, or one for a level where nothing happened yet.</summary>
    public WatchedLevel At(Level level) => Levels.FirstOrDefault(entry => entry.Level == level) ?? new WatchedLevel { Level = level };

    public WatchedEmployment? Employment(int spell) => Employments.FirstOrDefault(employment => employment.Spell == spell);

    public WatchedRole? Role(int role) => Roles.FirstOrDefault(entry => entry.Role == role);

    public Watch With(WatchedLevel level) => this with { Levels = [.. Levels.Where(other => other.Level != level.Level).Append(level).OrderBy(other => other.Level)] };

    public Watch With(WatchedEmployment employment) => this with { Employments = [.. Employments.Where(other => other.Spell != employment.Spell).Append(employment).OrderBy(other => other.Spell)] };

    public Watch With(WatchedRole role) => this with { Roles = [.. Roles.Where(other => other.Role != role.Role).Append(role).OrderBy(other => other.Role)] };

    public Watch WithoutEmployment(int spell) => this with { Employments = [.. Employments.Where(other => other.Spell != spell)] };

    public Watch WithoutRole(int role) => this with { Roles = [.. Roles.Where(other => other.Role != role)] };

    internal IEnumerable<Deadline> DeadlinesAt(WatchedLevel level)
    {
        if (level.Retake is { Until: { } until, LapsedOn: null } narrow && !StandsStill(level, until))
            yield return new Deadline(DeadlineKind.NarrowRetake, level.Level, narrow.Attempt, until.AddDays(1), narrow.SetBy);
        if (level.Retake is { BankedUntil: { } banked, ExpiredOn: null } retake && !StandsStill(level, banked))
            yield return new Deadline(DeadlineKind.BankedElements, level.Level, retake.Attempt, banked.AddDays(1), retake.SetBy);

        foreach (var endorsement in level.Endorsements)
        {
            // What a booked sitting rests on has done its work.
            if (endorsement.IsOpen && level.UnderWay?.Endorsement != endorsement.Number)
                yield return new Deadline(DeadlineKind.Endorsement, level.Level, endorsement.Number, endorsement.ValidUntil.AddDays(1), endorsement.SetBy);
        }

        switch (level.Renewal)
        {
            case { OverdueSince: null, DueOn: var due } renewal when !StandsStill(level, due):
                yield return new Deadline(DeadlineKind.Reaccreditation, level.Level, 0, due.AddDays(1), renewal.SetBy);
                break;
            case { GraceUntil: { } grace, NotCurrentSince: null } renewal when !StandsStill(level, grace):
                yield return new Deadline(DeadlineKind.Grace, level.Level, 0, grace.AddDays(1), renewal.SetBy);
                break;
        }
    }

    internal IEnumerable<Expectation> ExpectationsOf(WatchedRole role)
    {
        if (role.ExpectedBy is not { } by || role.HasEnded || Employment(role.Spell) is not { IsOpen: true })
            yield break;

        var levels = role.Level == Level.Leader ? [At(Level.Leader), At(Level.Supervisor)] : new[] { At(role.Level) };
        if (levels.All(level => level.PutForwardOn is null && level.AccreditedOn is null))
            yield return new Expectation(ExpectationKind.PutForward, role.Level, role.Role, by);
        if (role.ToBeAccredited && levels.All(level => level.AccreditedOn is null))
            yield return new Expectation(ExpectationKind.Accredited, role.Level, role.Role, by);
    }

    internal static IEnumerable<Expectation> ExpectationsAt(WatchedLevel level)
    {
        if (level is { Retake: { ExpectedAfter: { } after, IsBroughtForward: false } retake, UnderWay: null })
            yield return new Expectation(ExpectationKind.Retake, level.Level, retake.Attempt, after);
        foreach (var review in level.Reviews)
            yield return new Expectation(review.IsLate ? ExpectationKind.LateRequest : ExpectationKind.ReviewDecision, level.Level, review.Number, review.By);
    }

    /// <summary>Whether a window is being used, or something stands in its way (S-48).</summary>
    private bool StandsStill(WatchedLevel level, DateOnly until) =>
        level.UnderWay?.SitsOn <= until || Stops.At(level.Level).HoldOpen(until);
}

/// <param name="At">The organisation on whose behalf the worker practises.</param>
/// <param name="To">The last day in post; null while it lasts.</param>
/// <param name="SetBy">The revision of the event that brought the worker there.</param>
public sealed record WatchedEmployment(int Spell, string At, DateOnly? To, long SetBy)
{
    [JsonIgnore]
    public bool IsOpen => To is null;
}

/// <param name="ToBeAccredited">Whether being accredited by then is reported as well (S-49).</param>
public sealed record WatchedRole(int Role, int Spell, Level Level, DateOnly? ExpectedBy, bool ToBeAccredited, bool HasEnded);

public sealed record WatchedLevel
{
    public required Level Level { get; init; }

    public DateOnly? PutForwardOn { get; init; }

    public DateOnly? AccreditedOn { get; init; }

    /// <summary>Those that no release has used up.</summary>
    public ImmutableArray<WatchedEndorsement> Endorsements { get; init; } = [];

    public WatchedSitting? UnderWay { get; init; }

    /// <summary>The editions of the attempts, each with the first attempt that was booked under it after another (S-50).</summary>
    public ImmutableArray<WatchedEdition> Editions { get; init; } = [];

    /// <summary>The revision of the event that granted the passport; null without one.</summary>
    public long? PassportSince { get; init; }

    public WatchedRetake? Retake { get; init; }

    public WatchedRenewal? Renewal { get; init; }

    /// <summary>What was watched of an accreditation when it was revoked: a review may reinstate it.</summary>
    public WatchedRenewal? RevokedRenewal { get; init; }

    /// <summary>The reviews that are open, and the late requests that wait for a chair.</summary>
    public ImmutableArray<WatchedReview> Reviews { get; init; } = [];

    /// <summary>The edition under which an attempt was booked.</summary>
    internal string EditionOf(int attempt) => Editions.Last(edition => edition.FromAttempt <= attempt).Edition;

    internal WatchedLevel Under(string edition, int attempt) =>
        Editions is [.., var last] && last.Edition == edition ? this : this with { Editions = Editions.Add(new WatchedEdition(attempt, edition)) };

    internal WatchedLevel With(WatchedReview review) => this with { Reviews = Reviews.Add(review) };

    internal WatchedLevel WithoutReview(int number) => this with { Reviews = Reviews.RemoveAll(review => review.Number == number) };

    internal WatchedEndorsement? Endorsement(int number) => Endorsements.FirstOrDefault(endorsement => endorsement.Number == number);

    internal WatchedLevel WithoutEndorsement(int number) => this with { Endorsements = [.. Endorsements.Where(other => other.Number != number)] };

    internal WatchedLevel With(WatchedEndorsement endorsement) =>
        this with { Endorsements = [.. Endorsements.Where(other => other.Number != endorsement.Number).Append(endorsement).OrderBy(other => other.Number)] };
}

public sealed record WatchedEndorsement(int Number, DateOnly ValidUntil, bool HasLapsed, bool IsWithdrawn, bool HasExpired, long SetBy)
{
    [JsonIgnore]
    public bool IsOpen => !HasLapsed && !IsWithdrawn && !HasExpired;
}

/// <param name="By">The last day for its decision; of a late request, the day on which it came.</param>
public sealed record WatchedReview(int Number, DateOnly By, bool IsLate);

public sealed record WatchedSitting(int Attempt, int Endorsement, DateOnly SitsOn);

public sealed record WatchedEdition(int FromAttempt, string Edition);

/// <param name="Until">The last day of the narrow retake; null where there is none.</param>
/// <param name="BankedUntil">The last day for which the other elements count; null when everything is due.</param>
/// <param name="LapsedOn">From when the narrow retake is noted as lapsed.</param>
/// <param name="ExpiredOn">From when the other elements are noted as expired.</param>
public sealed record WatchedRetake(int Attempt, DateOnly? Until, DateOnly? BankedUntil, DateOnly? ExpectedAfter, bool IsBroughtForward, DateOnly? LapsedOn, DateOnly? ExpiredOn, long SetBy);

/// <param name="Reminded">The reminders of this round, in months before the due day.</param>
/// <param name="Edition">The edition of the accreditation, whose reminders these are (S-50).</param>
public sealed record WatchedRenewal(DateOnly DueOn, string Edition, ImmutableArray<int> Reminded, DateOnly? OverdueSince, DateOnly? GraceUntil, DateOnly? NotCurrentSince, long SetBy);
