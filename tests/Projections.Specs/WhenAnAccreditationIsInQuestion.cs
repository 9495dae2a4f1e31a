using Naas.Application.Deadlines;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Testing;
using static Naas.Projections.Specs.Deadlines.Cases;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

/// <summary>While an accreditation stands and what it rests on does not, whoever has to look at it is told (S-34, S-36).</summary>
public sealed class WhenAnAccreditationIsInQuestion(PostgresFixture postgres)
{
    private const Level Practitioner = Level.Practitioner;

    private static readonly JourneyEvent[] MarkWasWrong = [.. Accredited2018, MarkPutRight(Practitioner, 1, Element.Written, ElementResult.NotMet, "2019-03-04")];
    private static readonly JourneyEvent[] ResultWasWrong = [.. MarkWasWrong, ResultPutRight(Practitioner, 1, ElementSet.Of(Element.Written), "2018-12-01", "2019-03-11")];

    [Fact]
    [Trait("Rule", "S-36")]
    public async Task A_result_corrected_to_not_met_is_told_to_the_worker_and_to_the_department_and_to_no_employer()
    {
        await using var reading = await GivenAsync(ResultWasWrong);
        var question = (AccreditationQuestion.ResultIssuedInError, 1, Day("2019-03-11"));

        Question(ReadSide.Value(await reading.SummaryAsync(1))).Should().Be(question);
        Question(ReadSide.Value(await reading.SummaryAsync(1, caller: ReadSide.Worker(1)))).Should().Be(question);
        Question(ReadSide.Value(await reading.SummaryAsync(1, caller: ReadSide.Employer(Leeds)))).Should().Be((null, null, null));
        (await reading.InQuestionAsync()).Should().Equal(new QuestionedAccreditation(new JourneyId(Journey(1)), Practitioner, AccreditationQuestion.ResultIssuedInError, 1, Day("2019-03-11"), null));

        _ = await reading.AppendAsync(1, new JourneyEvent.RevocationNotified(Practitioner, RevocationGround.ResultIssuedInError, new DocumentId(new Guid(1, 0, 0, new byte[8])), Day("2019-04-16"), new ActorId("dfe"), Day("2019-03-18")));
        await reading.CatchUpAsync(WorkerSummary.WorkerSummaryProjection.Definition);
        (await reading.InQuestionAsync()).Single().RevocableFrom.Should().Be(Day("2019-04-16"), "once notice was given");
    }

    [Fact]
    [Trait("Rule", "S-34")]
    public async Task An_annulled_result_is_told_until_the_accreditation_is_revoked()
    {
        var document = new DocumentId(new Guid(1, 0, 0, new byte[8]));
        await using var reading = await GivenAsync(
        [
            .. Accredited2018,
            new JourneyEvent.MalpracticeAlleged(Practitioner, 1, 1, document, Day("2019-02-18"), new ActorId("delivery"), Day("2019-02-04")),
            new JourneyEvent.MalpracticeFound(Practitioner, 1, 1, MalpracticeKind.Collusion, document, new ActorId("judge"), Day("2019-02-25")),
            Annulled(Practitioner, 1, "2019-02-25"),
        ]);

        Question(ReadSide.Value(await reading.SummaryAsync(1))).Should().Be((AccreditationQuestion.MalpracticeFound, 1, Day("2019-02-25")));

        _ = await reading.AppendAsync(1, Revoked(Practitioner, "2019-04-01"));
        await reading.CatchUpAsync(WorkerSummary.WorkerSummaryProjection.Definition);
        Question(ReadSide.Value(await reading.SummaryAsync(1))).Should().Be((null, null, null));
        (await reading.InQuestionAsync()).Should().BeEmpty();
    }

    [Fact]
    [Trait("Rule", "S-51")]
    public async Task A_corrected_mark_is_told_to_who_sees_to_its_release_and_not_to_the_worker_before_it()
    {
        await using var reading = await GivenAsync(MarkWasWrong);

        Question(ReadSide.Value(await reading.SummaryAsync(1))).Should().Be((AccreditationQuestion.CorrectedResultAwaited, 1, Day("2019-03-04")));
        Question(ReadSide.Value(await reading.SummaryAsync(1, caller: ReadSide.Worker(1)))).Should().Be((null, null, null));
        (await reading.InQuestionAsync()).Select(questioned => questioned.Question).Should().Equal(AccreditationQuestion.CorrectedResultAwaited);
    }

    [Fact]
    [Trait("Rule", "S-36")]
    public async Task A_result_that_is_met_after_all_is_in_question_no_more()
    {
        await using var reading = await GivenAsync(
            [.. ResultWasWrong, MarkPutRight(Practitioner, 1, Element.Written, ElementResult.Met, "2019-03-18"), ResultPutRight(Practitioner, 1, ElementSet.Empty, "2018-12-01", "2019-03-25")]);

        Question(ReadSide.Value(await reading.SummaryAsync(1))).Should().Be((null, null, null));
        (await reading.InQuestionAsync()).Should().BeEmpty();
    }

    private static (AccreditationQuestion?, int?, DateOnly?) Question(Application.Queries.WorkerSummary summary)
    {
        var level = summary.Levels.Single();
        level.Standing.Should().BeOneOf(Standing.Accredited, Standing.Revoked);
        return (level.InQuestion, level.InQuestionAttempt, level.InQuestionSince);
    }

    private async Task<ReadSide> GivenAsync(JourneyEvent[] events)
    {
        var reading = await ReadSide.CreateAsync(postgres);
        _ = await reading.AppendAsync(1, events);
        await reading.CatchUpAsync(WorkerSummary.WorkerSummaryProjection.Definition);
        return reading;
    }
}
