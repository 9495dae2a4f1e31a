using Microsoft.Extensions.DependencyInjection;
using Naas.Api.CommandLine;
using Naas.Api.Hosting;
using Naas.Application.Deadlines;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Operations;
using Naas.Testing;

namespace Naas.Api.Tests.CommandLine;

/// <summary><c>naas due</c> on a real database, and what it says.</summary>
public sealed class DueVerbSpecs(PostgresFixture postgres) : IDisposable
{
    private static readonly SweepSummary Clean = new(new DateOnly(2019, 12, 31), 3, 1, 0, new Dictionary<string, int>(), 0, 0, 2, IsBehind: false, HeldBack: null, []);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_an_empty_database_there_is_nothing_due_and_the_sweep_is_remembered()
    {
        await using var services = await ServicesAsync();

        (await DueVerb.RunAsync(services, dryRun: true, list: false, json: false, Cancellation)).Should().Be(Verbs.Ok);
        (await DueVerb.RunAsync(services, dryRun: false, list: true, json: true, Cancellation)).Should().Be(Verbs.Ok);
        (await services.GetRequiredService<ISweepRecord>().LastAsync(Cancellation)).Should().BeNull();
        (await DueVerb.RunAsync(services, dryRun: false, list: false, json: false, Cancellation)).Should().Be(Verbs.Ok);
        (await services.GetRequiredService<ISweepRecord>().LastAsync(Cancellation))!.NotSettled.Should().Be(0);
    }

    [Fact]
    public async Task While_a_sample_is_being_loaded_it_says_why_it_does_nothing()
    {
        await using var services = await ServicesAsync();
        await services.GetRequiredService<ServiceState>().BeginSampleAsync(7, "parameters", workers: null, Cancellation);

        var due = () => DueVerb.RunAsync(services, dryRun: false, list: false, json: false, Cancellation);

        (await due.Should().ThrowAsync<OperatorException>()).WithMessage("The Phase One sample is not loaded to its end*");
    }

    [Fact]
    public void What_is_left_open_has_an_exit_code_of_its_own()
    {
        DueVerb.Print(Clean, json: false).Should().Be(Verbs.Ok);
        DueVerb.Print(Clean with { NotDueYet = 1 }, json: false).Should().Be(Verbs.Ok);
        DueVerb.Print(Clean with { Refused = new Dictionary<string, int> { ["not-accredited"] = 1 } }, json: false).Should().Be(Verbs.Differs);
        DueVerb.Print(Clean with { LeftOpen = 1 }, json: false).Should().Be(Verbs.Differs);
        DueVerb.Print(Clean with { Failed = 1 }, json: false).Should().Be(Verbs.Differs);
        DueVerb.Print(Clean with { IsBehind = true }, json: false).Should().Be(Verbs.Differs);
    }

    [Fact]
    public void A_sweep_is_told_in_words()
    {
        var note = new SweepNote(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), "lapse-narrow-retake", new DateOnly(2018, 11, 2), "not-due-yet", "It stands still.");

        DueVerb.InWords(Clean with { NotDueYet = 1, Notes = [note] }).Should().Equal(
            "Due by 31 December 2019: 3 settled, 1 were already, 1 not due yet, 0 refused, 0 failed, 0 left open.",
            "  2018-11-02  lapse-narrow-retake            0f8fad5b-d9cb-469f-a165-70867728950e  not-due-yet: It stands still.");
        DoctorVerb.LastSweepInWords(null).Should().StartWith("none yet");
        DoctorVerb.LastSweepInWords(new LastSweep(new DateTimeOffset(2026, 11, 22, 1, 5, 0, TimeSpan.Zero), new DateOnly(2019, 12, 31), 3, 0)).Should()
            .StartWith("2026-11-22 01:05 UTC, for 31 December 2019: 3 settled, 0 not");
    }

    [Fact]
    [Trait("Rule", "S-42")]
    [Trait("Rule", "S-09")]
    public void A_list_says_above_each_column_what_it_holds()
    {
        var journey = new JourneyId(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"));
        var on = new DateOnly(2019, 7, 2);

        DueVerb.InWords([new MissedExpectation(journey, ExpectedOf.PutForward, Level.Practitioner, 1, on), new MissedExpectation(journey, ExpectedOf.Retake, Level.Supervisor, 2, on), new MissedExpectation(journey, ExpectedOf.ReviewDecision, Level.Supervisor, 1, on), new MissedExpectation(journey, ExpectedOf.LateRequest, Level.Supervisor, 2, on)]).Should().Equal(
            "by          was expected       level         because of  journey",
            "2019-07-02  to be put forward  practitioner  role 1      0f8fad5b-d9cb-469f-a165-70867728950e",
            "2019-07-02  to take it again   supervisor    attempt 2   0f8fad5b-d9cb-469f-a165-70867728950e",
            "2019-07-02  a review decided   supervisor    review 1    0f8fad5b-d9cb-469f-a165-70867728950e",
            "2019-07-02  a chair's answer   supervisor    review 2    0f8fad5b-d9cb-469f-a165-70867728950e",
            "Expectations that were missed are reported; nothing follows from them.");
        DueVerb.InWords([]).Should().Equal("No expectation was missed.");
        DueVerb.InWords(new DuePage([new DueJourney(journey, on, [new Due(new JourneyCommand.ExpireEndorsement(Level.Practitioner, 3, on), Level.Practitioner, 3, SetBy: 7), new Due(new JourneyCommand.CarryOverEmployment(1, on), null, 1, SetBy: 8)])], Journeys: 1)).Should().Equal(
            "due on      command that settles it           level         what of         journey",
            "2019-07-02  expire-endorsement                practitioner  endorsement 3   0f8fad5b-d9cb-469f-a165-70867728950e",
            "2019-07-02  carry-over-employment                           employment 1    0f8fad5b-d9cb-469f-a165-70867728950e",
            "1 journey has something due.");
    }

    [Fact]
    [Trait("Rule", "S-34")]
    [Trait("Rule", "S-36")]
    public void Accreditations_in_question_are_listed_with_what_is_to_be_done_about_them()
    {
        var journey = new JourneyId(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"));
        var since = new DateOnly(2019, 7, 2);

        DueVerb.InQuestionInWords(
        [
            new QuestionedAccreditation(journey, Level.Practitioner, AccreditationQuestion.MalpracticeFound, 1, since, null),
            new QuestionedAccreditation(journey, Level.Supervisor, AccreditationQuestion.ResultIssuedInError, 2, since, new DateOnly(2019, 8, 14)),
            new QuestionedAccreditation(journey, Level.Supervisor, AccreditationQuestion.CorrectedResultAwaited, 3, since, null),
        ]).Should().Equal(
            "since       accreditation in question            level         because of  revocable from  journey",
            "2019-07-02  malpractice was found                practitioner  attempt 1                   0f8fad5b-d9cb-469f-a165-70867728950e",
            "2019-07-02  its result was corrected to not met  supervisor    attempt 2   2019-08-14      0f8fad5b-d9cb-469f-a165-70867728950e",
            "2019-07-02  a corrected result is awaited        supervisor    attempt 3                   0f8fad5b-d9cb-469f-a165-70867728950e",
            "An accreditation in question stands until the department revokes it. Where a day stands there, notice was given: from that day on it is carried out, or before it dropped. Where none does, the department decides whether to give notice.");
        DueVerb.InQuestionInWords([]).Should().Equal("No accreditation is in question.");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<ServiceProvider> ServicesAsync()
    {
        var database = await postgres.CreateDatabaseAsync("due", async template => _ = await DataFolder.MigrateAsync(template, CancellationToken.None));
        var settings = new NaasSettings(database, Url: null, _folder.File("data"), Development: true);
        return new ServiceCollection().AddLogging().AddNaas(settings, new DataFolder(settings.DataFolder).Keys()).BuildServiceProvider();
    }
}
