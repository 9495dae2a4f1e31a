using System.Text.Json;
using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>Whoever has a command that names a part of a record can read its number, and little else.</summary>
public sealed class LeastNeededSpecs(RunningNaas naas)
{
    public static TheoryData<Role> WhoNamesAnAttempt => [Role.DeliveryPartner, Role.Assessor, Role.Moderator, Role.Releaser];

    [Theory]
    [MemberData(nameof(WhoNamesAnAttempt))]
    [Trait("Rule", "S-51")]
    public async Task Who_marks_moderates_or_releases_reads_the_number_of_the_attempt_and_nothing_of_how_it_went(Role role)
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(24, 52, 38);

        var attempt = await OnlyAttemptAsync(worker, In(role));

        attempt.GetProperty("level").GetString().Should().Be("practitioner");
        attempt.GetProperty("attempt").GetInt32().Should().Be(1);
        attempt.GetProperty("sitsOn").GetString().Should().Be("2018-09-12");
        attempt.GetProperty("standing").GetString().Should().Be("awaits-release");
        attempt.GetRawText().Should().NotContainAny("24", "52", "38", "assessor-one", "narrowly", "endors");
    }

    [Fact]
    [Trait("Rule", "S-34")]
    public async Task While_an_allegation_is_open_the_releaser_reads_that_it_is_to_be_decided_first_and_an_assessor_does_not()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(24, 52, 38);
        var document = await worker.StoreAsync("malpractice-allegation", In(Role.DeliveryPartner), "Notes were found.");
        (await worker.DoAsync("malpractice", In(Role.DeliveryPartner), $$"""{ "level": "practitioner", "attempt": 1, "document": "{{document}}", "on": "2018-09-14" }""")).ShouldBe(201);

        (await OnlyAttemptAsync(worker, In(Role.Releaser))).GetProperty("standing").GetString().Should().Be("awaits-decision");
        (await OnlyAttemptAsync(worker, In(Role.Assessor))).GetProperty("standing").GetString().Should().Be("awaits-release");
    }

    [Fact]
    [Trait("Rule", "S-51")]
    public async Task The_releaser_releases_and_the_moderator_corrects_by_the_number_they_read()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(24, 52, 38);

        var toRelease = (await OnlyAttemptAsync(worker, In(Role.Releaser))).GetProperty("attempt").GetInt32();
        (await worker.DoAsync("results", In(Role.Releaser), $$"""{ "level": "practitioner", "attempt": {{toRelease}}, "on": "2018-09-26" }""")).ShouldBe(201);
        var released = await OnlyAttemptAsync(worker, In(Role.Moderator));
        released.GetProperty("standing").GetString().Should().Be("released");
        (await worker.DoAsync("marks/corrections", In(Role.Moderator), $$"""{ "level": "practitioner", "attempt": {{released.GetProperty("attempt").GetInt32()}}, "element": "written", "score": 44, "reason": "marking-error", "on": "2018-10-08" }""")).ShouldBe(201);

        (await OnlyAttemptAsync(worker, In(Role.Releaser))).GetProperty("standing").GetString().Should().Be("awaits-corrected-release");
    }

    [Fact]
    [Trait("Rule", "S-52")]
    public async Task That_a_third_has_to_rate_is_told_to_who_can_see_to_it_and_to_no_assessor()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        (await worker.MarkAsync(24)).ShouldBe(201);
        await worker.RateAllAsync("simulated", 52);
        (await worker.RateAsync("assessor-one", "written", 1, 36)).ShouldBe(201);
        (await worker.RateAsync("assessor-two", "written", 1, 50)).ShouldBe(201);
        const string Needed = "Two assessors differ too much on exercise 1 of the written element; a third, who has not rated it, rates it next.";

        var attempt = await OnlyAttemptAsync(worker, In(Role.DeliveryPartner));
        attempt.GetProperty("standing").GetString().Should().Be("awaits-marks");
        attempt.GetProperty("unmarked").EnumerateArray().Select(element => element.GetString()).Should().Equal("written");
        attempt.GetProperty("thirdRatings").EnumerateArray().Select(third => third.GetProperty("sentence").GetString()).Should().Equal(Needed);
        var toAnAssessor = await OnlyAttemptAsync(worker, In(Role.Assessor));
        (toAnAssessor.GetProperty("unmarked").GetRawText(), toAnAssessor.GetProperty("thirdRatings").GetRawText()).Should().Be(("null", "null"));
        (await worker.ReleaseAsync()).ShouldBe(409, "marks-incomplete").Text("detail").Should().EndWith($"written. {Needed}");

        (await worker.RateAsync("assessor-three", "written", 1, 50)).ShouldBe(201);
        (await OnlyAttemptAsync(worker, In(Role.DeliveryPartner))).GetProperty("thirdRatings").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task The_departments_operations_read_what_they_put_right_and_not_what_is_between_worker_and_employer()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        (await worker.DoAsync("absences", EmployerAt(Leeds), """{ "spell": 1, "kind": "other-authorised", "on": "2018-07-05" }""")).ShouldBe(201);
        (await worker.BookAsync()).ShouldBe(201);
        var words = await worker.StoreAsync("adjustments-requested", worker.Self, "A quarter more time.");
        (await worker.DoAsync("adjustments", worker.Self, $$"""{ "level": "practitioner", "document": "{{words}}", "on": "2018-07-11" }""")).ShouldBe(201);

        var summary = (await worker.ReadAsync(In(Role.DfeOperations))).ShouldBe(200).Json;
        var timeline = (await worker.ReadAsync(In(Role.DfeOperations), "/timeline")).ShouldBe(200);

        summary.GetProperty("employments")[0].GetProperty("spell").GetInt32().Should().Be(1);
        summary.GetProperty("levels")[0].GetProperty("agreedOn").GetString().Should().Be("2018-07-03");
        summary.GetProperty("absences").GetArrayLength().Should().Be(0);
        timeline.Json.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("type").GetString()).Should().Equal(
            "social-worker-registered", "employment-started", "statutory-role-started", "assessment-agreed", "practice-endorsed", "sitting-booked");
    }

    [Fact]
    public async Task Of_a_window_that_moved_they_read_its_ends_and_not_the_days_of_the_absence()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(24, 52, 38);
        (await worker.ReleaseAsync()).ShouldBe(201);
        (await worker.DoAsync("absences", EmployerAt(Leeds), """{ "spell": 1, "kind": "protected", "on": "2018-10-08" }""")).ShouldBe(201);
        (await worker.DoAsync("absences/1/end", EmployerAt(Leeds), """{ "on": "2018-10-19" }""")).ShouldBe(201);

        var timeline = (await worker.ReadAsync(In(Role.DfeOperations), "/timeline")).ShouldBe(200);

        timeline.Body.Should().Contain("the narrow retake is open up to and including 7 January 2019").And.NotContainAny("8 October 2018", "20 October 2018", "2018-10-19", "2018-10-20");
    }

    private static async Task<JsonElement> OnlyAttemptAsync(Worker worker, Application.Access.Caller caller) =>
        (await worker.GetAsync(caller, "attempts")).ShouldBe(200).Json.GetProperty("items").EnumerateArray().Single();
}
