using Naas.Projections;
using Naas.Projections.Deadlines;
using Naas.Projections.WorkerSummary;

namespace Naas.Domain.Specs.Properties;

/// <summary>Read models tell of a merged record what the journey holds, and of a separated one what they told before (S-53).</summary>
[Trait("Rule", "S-53")]
public sealed class What_is_read_On_every_pair_of_records
{
    private static readonly WorkerSummaryTable Summaries = new();
    private static readonly DeadlineTable Deadlines = new();

    [Fact]
    public void The_summary_of_a_merged_record_is_that_of_the_journey() => EveryJourney.Holds(walk =>
    {
        if (TwoWalks.Of(walk) is not { } merge)
            return;

        var on = new RandomWalk([walk.Seeds[0], .. walk.Seeds.Skip(20).Take(25)], merge.Merged, merge.Today);
        var summary = Told(Summaries, [.. merge.Own.Events, merge.Absorbed, .. on.Events])!;
        ShouldTell(summary, on.Journey);
    });

    [Fact]
    public void Separated_it_tells_what_it_told_before() => EveryJourney.Holds(walk =>
    {
        if (TwoWalks.Of(walk) is not { } merge)
            return;

        var undone = merge.Undone([]).Should().BeOfType<Decision.Accepted>().Subject.Events.Single();
        JourneyEvent[] past = [.. merge.Own.Events];
        var (summary, before) = (Told(Summaries, [.. past, merge.Absorbed, undone])!, Told(Summaries, past)!);

        ShouldTell(summary, merge.Own.Journey);
        summary.Should().BeEquivalentTo(before, options => options.Excluding(row => row.Revision).Excluding(row => row.RecordedAt));
        Told(Deadlines, [.. past, merge.Absorbed, undone])?.Deadlines.Select(due => (due.Kind, due.Level, due.Number, due.Due))
            .Should().Equal(Told(Deadlines, past)?.Deadlines.Select(due => (due.Kind, due.Level, due.Number, due.Due)) ?? []);
    });

    [Fact]
    public void Nothing_falls_due_on_a_closed_record_and_on_the_other_what_falls_due_for_either() => EveryJourney.Holds(walk =>
    {
        if (TwoWalks.Of(walk) is not { } merge)
            return;

        var closed = Told(Deadlines, merge.Closed)!;
        closed.Deadlines.Should().BeEmpty();
        (closed.NextDue, closed.RenewalDue, closed.NextExpected, closed.HoldsPassport).Should().Be((null, null, null, false));
        closed.EmployedAt.Should().BeEmpty();
        Told(Summaries, merge.Closed)!.InQuestionSince.Should().BeNull();

        var merged = Told(Deadlines, [.. merge.Own.Events, merge.Absorbed]);
        foreach (var (level, track) in merge.Merged.Levels)
        {
            if (track.Accreditation is { IsRevoked: false, DueOn: { } due })
                merged!.Watch.At(level).Renewal!.DueOn.Should().Be(due);
            (merged?.Watch.At(level).Retake?.BankedUntil).Should().Be(track.Retake?.BankedUntil);
        }
    });

    private static void ShouldTell(WorkerSummaryRow summary, Journey journey)
    {
        summary.RegisteredOn.Should().Be(journey.RegisteredOn!.Value);
        summary.Employments.Select(entry => (entry.Spell, entry.PlacedAt, entry.From, entry.To)).Should().Equal(journey.Spells.Select(spell => (spell.Number, spell.PlacedAt.Value, spell.From, spell.To)));
        summary.Roles.Select(entry => (entry.Role, entry.Spell, entry.From, entry.To, entry.NotBefore)).Should().Equal(journey.Roles.Select(role => (role.Number, role.Spell, role.From, role.To, role.NotBefore)));
        summary.Absences.Select(entry => (entry.Absence, entry.From, entry.To)).Should().Equal(journey.Absences.Select(absence => (absence.Number, absence.From, absence.To)));
        foreach (var (level, track) in journey.Levels)
        {
            var entry = summary.At(level);
            (entry.AgreedOn, entry.DeclinedOn).Should().Be((track.AgreedOn, track.DeclinedOn));
            entry.Endorsements.Select(given => (given.By, given.On, given.ValidUntil, given.LapsedOn)).Should().Equal(track.Endorsements.Select(given => (given.EndorsedBy.Value, given.On, given.ValidUntil, given.LapsedOn)));
            (entry.UnderWay?.Attempt, entry.UnderWay?.Endorsement).Should().Be((track.UnderWay?.Number, track.UnderWay?.Endorsement));
            entry.LastAttempt.Should().Be(track.LastReleased?.Number);
            (entry.Retake?.Element, entry.Retake?.Until, entry.Retake?.BankedUntil).Should().Be((track.Retake?.Element, track.Retake?.NarrowUntil, track.Retake?.BankedUntil));
            (entry.Accreditation?.Since, entry.Accreditation?.DueOn, entry.Accreditation?.CurrentUntil, entry.Accreditation?.Certificate)
                .Should().Be((track.Accreditation?.Since, track.Accreditation?.DueOn, track.Accreditation?.CurrentUntil, track.Accreditation?.Certificate?.Value));
        }
    }

    private static TRow? Told<TRow>(ProjectionTable<Guid, TRow> table, IReadOnlyList<JourneyEvent> past)
        where TRow : class =>
        past.Select((happened, revision) => new RecordedEvent(TwoWalks.TheSurvivor, revision, happened, "", default, "", "", null, Guid.Empty, ""))
            .SelectMany(table.Steps)
            .Where(step => table.KeyOf(step.Recorded) is not null)
            .Aggregate((TRow?)null, (row, step) => step.Clears ? null : table.Fold(row, step.Recorded));
}
