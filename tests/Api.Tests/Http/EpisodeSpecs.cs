using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>Every episode of a journey over HTTP, command by command: tried, sent, and sent again.</summary>
public sealed class EpisodeSpecs(EpisodeSpecs.LaterNaas later) : IClassFixture<EpisodeSpecs.LaterNaas>
{
    private static readonly Caller Partner = In(Role.DeliveryPartner);
    private static readonly Caller Operations = In(Role.DfeOperations);
    private static readonly Caller Moderator = In(Role.Moderator);
    private static readonly Caller Releaser = In(Role.Releaser);

    /// <summary>A server on a day on which everybody's re-accreditation has fallen due.</summary>
    public sealed class LaterNaas : IAsyncLifetime
    {
        internal RunningNaas Server { get; } = new() { StartsOn = new DateOnly(2023, 1, 4) };

        public ValueTask InitializeAsync() => Server.InitializeAsync();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }

    [Fact]
    public async Task Entry()
    {
        var api = await later.Server.ApiAsync();
        var worker = await Worker.RegisteredAsync(api);
        var employer = EmployerAt(Leeds);

        await DoneAsync(worker, "employments", employer, $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "E08000035", "basis": "direct", "on": "2017-09-01" }""", "employment-started");
        await DoneAsync(worker, "employments/1/corrections", employer, """{ "basis": "direct", "from": "2017-09-04", "reason": "wrong-date", "on": "2018-07-03" }""", "employment-corrected");
        await DoneAsync(worker, "roles", employer, """{ "spell": 1, "functions": ["statutory-assessments"], "route": "newly-qualified", "principalSocialWorker": false, "on": "2017-09-04" }""", "statutory-role-started");
        await DoneAsync(worker, "roles/1/corrections", employer, """{ "functions": ["statutory-assessments", "statutory-plans"], "route": "newly-qualified", "from": "2017-09-04", "reason": "clerical-error", "on": "2018-07-03" }""", "statutory-role-corrected");
        await DoneAsync(worker, "roles/1/extension", employer, """{ "notBefore": "2018-12-03", "reason": "little-supervision", "on": "2018-07-04" }""", "minimum-service-extended");
        await DoneAsync(worker, "roles/1/waiver", employer, """{ "reason": "ready-sooner", "on": "2018-07-05" }""", "minimum-service-waived");
        await DoneAsync(worker, "roles/1/asye-completion", employer, """{ "on": "2018-09-03" }""", "asye-completed");

        await DoneAsync(worker, "absences", employer, """{ "spell": 1, "kind": "protected", "on": "2018-10-01" }""", "absence-started");
        await DoneAsync(worker, "absences/1/end", employer, """{ "on": "2018-10-12" }""", "absence-ended");
        await DoneAsync(worker, "absences/1/corrections", employer, """{ "kind": "other-authorised", "from": "2018-10-02", "to": "2018-10-12", "reason": "late-information", "on": "2018-10-15" }""", "absence-corrected");

        await DoneAsync(worker, "agreements/decline", worker.Self, """{ "level": "practitioner", "on": "2018-07-11" }""", "assessment-declined");
        await DoneAsync(worker, "agreements", worker.Self, """{ "level": "practitioner", "on": "2018-07-16" }""", "assessment-agreed");
        await DoneAsync(worker, "agreements/corrections", Operations, """{ "level": "practitioner", "agreedOn": "2018-07-13", "reason": "wrong-date", "on": "2018-07-17" }""", "agreement-corrected");
        await DoneAsync(worker, "agreements/withdrawal", worker.Self, """{ "level": "practitioner", "on": "2018-07-20" }""", "agreement-withdrawn");

        await DoneAsync(worker, "roles/1/end", employer, """{ "on": "2019-03-28" }""", "statutory-role-ended");
        await DoneAsync(worker, "employments/1/end", employer, """{ "reason": "resignation", "destination": "other-local-authority-in-england", "on": "2019-03-29" }""", "employment-ended");

        // A second employment, whose organisation another one takes over.
        const string Salford = "E08000006";
        await DoneAsync(worker, "employments", EmployerAt(Salford), $$"""{ "registrationNumber": "{{worker.Number}}", "organisation": "{{Salford}}", "basis": "direct", "on": "2019-04-01" }""", "employment-started");
        (await worker.DoAsync("employments/2/carry-over", Operations, """{ "on": "2020-04-01" }""")).ShouldBe(409, "nothing-to-carry-over");
        (await api.PostAsync($"/v1/organisations/{Salford}/succession", Operations, """{ "successor": "TRUST-EXAMPLE", "on": "2020-04-01" }""")).ShouldBe(201);
        await DoneAsync(worker, "employments/2/carry-over", Operations, """{ "on": "2020-04-01" }""", "employment-carried-over");
    }

    [Fact]
    public async Task Endorsement()
    {
        var api = await later.Server.ApiAsync();
        var worker = await Worker.InRoleAsync(api);
        var employer = EmployerAt(Leeds);

        await DoneAsync(worker, "endorsement-requests", worker.Self, """{ "level": "practitioner", "organisation": "E08000035", "on": "2018-07-03" }""", "endorsement-requested");
        await DoneAsync(worker, "endorsement-requests/decline", employer, """{ "level": "practitioner", "organisation": "E08000035", "reason": "no-place-this-round", "on": "2018-07-04" }""", "endorsement-declined");
        await DoneAsync(worker, "endorsements", employer, """{ "level": "practitioner", "organisation": "E08000035", "rank": 3, "on": "2018-07-05" }""", "practice-endorsed", "endorsement-ranked");
        await DoneAsync(worker, "endorsements/rank", employer, """{ "level": "practitioner", "organisation": "E08000035", "rank": 1, "on": "2018-07-06" }""", "endorsement-ranked");
        await DoneAsync(worker, "endorsements/1/corrections", employer, """{ "level": "practitioner", "endorsedOn": "2018-07-04", "reason": "wrong-date", "on": "2018-07-06" }""", "endorsement-corrected");
        await DoneAsync(worker, "endorsements/withdrawal", employer, """{ "level": "practitioner", "organisation": "E08000035", "reason": "role-changed", "on": "2018-07-20" }""", "endorsement-withdrawn");
        await DoneAsync(worker, "endorsements", employer, """{ "level": "practitioner", "organisation": "E08000035", "on": "2018-08-01" }""", "practice-endorsed");
        (await worker.DoAsync("endorsements/2/expiry", Operations, """{ "level": "practitioner", "on": "2019-02-01" }""")).ShouldBe(201).Json.GetProperty("recorded")[0].GetProperty("on").GetString().Should().Be("2019-02-02");

        await DoneAsync(worker, "passports", Operations, """{ "level": "practitioner", "elements": ["written", "simulated"], "simulationMet": true, "on": "2018-07-05" }""", "passport-granted");
        (await worker.DoAsync("passports/expiry", Operations, """{ "level": "practitioner", "on": "2019-12-31" }""")).ShouldBe(409, "not-due-yet");
    }

    [Fact]
    public async Task Sitting()
    {
        var api = await later.Server.ApiAsync();
        var worker = await Worker.EndorsedAsync(api);

        await DoneAsync(worker, "sitting-requests", worker.Self, """{ "level": "practitioner", "on": "2018-07-05" }""", "sitting-requested");
        await DoneAsync(worker, "sitting-offers", Partner, """{ "level": "practitioner", "sitsOn": "2018-09-12", "on": "2018-07-06" }""", "sitting-offered");
        await DoneAsync(worker, "sittings", Partner, """{ "level": "practitioner", "sitting": "LEEDS-2018-09-12-AM", "sitsOn": "2018-09-12", "on": "2018-07-09" }""", "sitting-booked");
        await DoneAsync(worker, "sittings/corrections", Partner, """{ "level": "practitioner", "sitting": "LEEDS-2018-09-12-PM", "sitsOn": "2018-09-12", "reason": "clerical-error", "on": "2018-07-10" }""", "booking-corrected");
        var adjustments = await worker.StoreAsync("adjustments-requested", worker.Self, "A quarter more time.");
        await DoneAsync(worker, "adjustments", worker.Self, $$"""{ "level": "practitioner", "document": "{{adjustments}}", "on": "2018-07-11" }""", "adjustments-requested");
        await DoneAsync(worker, "adjustments/decision", Partner, """{ "level": "practitioner", "agreed": true, "reason": "as-requested", "on": "2018-07-13" }""", "adjustments-agreed");

        await DoneAsync(worker, "sittings/cancellation", Partner, """{ "level": "practitioner", "reason": "sitting-not-held", "on": "2018-09-10" }""", "sitting-cancelled", "sitting-requested");
        await DoneAsync(worker, "sittings", Partner, """{ "level": "practitioner", "sitting": "LEEDS-2018-10-10-AM", "sitsOn": "2018-10-10", "on": "2018-09-11" }""", "sitting-offered", "sitting-booked");
        await DoneAsync(worker, "sittings/void", Partner, """{ "level": "practitioner", "reason": "technical-failure", "on": "2018-10-10" }""", "sitting-voided", "sitting-requested");
        await DoneAsync(worker, "sittings", Partner, """{ "level": "practitioner", "sitting": "LEEDS-2018-11-07-AM", "sitsOn": "2018-11-07", "on": "2018-10-15" }""", "sitting-offered", "sitting-booked");

        await DoneAsync(worker, "recordings", Partner, """{ "level": "practitioner", "recording": "LEEDS-2018-11-07-AM-03", "heldBy": "DELIVERY-PARTNER", "on": "2018-11-07" }""", "recording-taken");
        await DoneAsync(worker, "marks", In(Role.Assessor), """{ "level": "practitioner", "element": "knowledge", "score": 24, "profile": [{ "area": 4, "judgement": "to-develop" }, { "area": 1, "judgement": "well-above" }], "on": "2018-11-08" }""", "element-marked");
        await RatedAsync(worker, "assessor-one", "simulated", 1, 28, "exercise-rated");
        await RatedAsync(worker, "assessor-two", "simulated", 1, 18, "exercise-rated");
        await RatedAsync(worker, "assessor-three", "simulated", 1, 26, "exercise-rated");
        await RatedAsync(worker, "assessor-one", "simulated", 2, 25, "exercise-rated");
        await RatedAsync(worker, "assessor-two", "simulated", 2, 27, "exercise-rated");
        await RatedAsync(worker, "assessor-one", "written", 1, 42, "exercise-rated");
        var marked = await RatedAsync(worker, "assessor-two", "written", 1, 44, "exercise-rated");

        // What the ratings came to is recorded, and kept from who rates.
        var timeline = (await worker.ReadAfterAsync(marked, "/timeline")).ShouldBe(200);
        timeline.Json.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("type").GetString()).TakeLast(10).Should().Equal(
            "exercise-rated", "exercise-rated", "third-rating-needed", "exercise-rated", "exercise-rated", "exercise-rated", "element-marked", "exercise-rated", "exercise-rated", "element-marked");

        await DoneAsync(worker, "marks/moderations", Moderator, """{ "level": "practitioner", "element": "written", "score": 45, "reason": "evidence-overlooked", "on": "2018-11-12" }""", "mark-moderated");
        var narrative = await worker.StoreAsync("narrative", In(Role.Assessor, subject: "assessor-one"), "Strong in analysis.");
        await DoneAsync(worker, "narratives", In(Role.Assessor, subject: "assessor-one"), $$"""{ "level": "practitioner", "document": "{{narrative}}", "on": "2018-11-09" }""", "narrative-recorded");

        var allegation = await worker.StoreAsync("malpractice-allegation", Partner, "Notes were found.");
        await DoneAsync(worker, "malpractice", Partner, $$"""{ "level": "practitioner", "attempt": 3, "document": "{{allegation}}", "on": "2018-11-13" }""", "malpractice-alleged");
        (await worker.DoAsync("results", Releaser, """{ "level": "practitioner", "attempt": 3, "on": "2018-11-14" }""")).ShouldBe(409, "under-investigation");
        var response = await worker.StoreAsync("malpractice-response", worker.Self, "They were not mine.");
        await DoneAsync(worker, "malpractice/answer", worker.Self, $$"""{ "level": "practitioner", "document": "{{response}}", "on": "2018-11-14" }""", "worker-heard");
        (await worker.DoAsync("malpractice/decision", Partner, """{ "level": "practitioner", "on": "2018-11-16" }""")).ShouldBe(409, "decider-involved");
        await DoneAsync(worker, "malpractice/decision", Operations, """{ "level": "practitioner", "on": "2018-11-16" }""", "malpractice-not-found");

        const string Recording = "recordings/LEEDS-2018-11-07-AM-03";
        await DoneAsync(worker, $"{Recording}/training-agreement", worker.Self, """{ "level": "practitioner", "on": "2018-11-09" }""", "recording-training-agreed");
        await DoneAsync(worker, $"{Recording}/use", Moderator, """{ "level": "practitioner", "for": "training", "on": "2018-11-12" }""", "recording-used");
        await DoneAsync(worker, $"{Recording}/hand-over", Partner, """{ "level": "practitioner", "heldBy": "TRUST-EXAMPLE", "on": "2018-11-13" }""", "recording-handed-over");
        await DoneAsync(worker, "results", Releaser, """{ "level": "practitioner", "attempt": 3, "on": "2018-11-19" }""", "result-released", "feedback-issued", "accredited", "certificate-issued");
        (await worker.DoAsync($"{Recording}/destruction", Partner, """{ "level": "practitioner", "on": "2019-11-29" }""")).ShouldBe(409, "recording-kept-longer");
        await DoneAsync(worker, $"{Recording}/destruction", Partner, """{ "level": "practitioner", "on": "2020-01-06" }""", "recording-destroyed");
    }

    [Fact]
    public async Task Outcome()
    {
        var api = await later.Server.ApiAsync();
        var worker = await SatAsync(api, written: 38);
        var employer = EmployerAt(Leeds);

        await DoneAsync(worker, "results", Releaser, """{ "level": "practitioner", "attempt": 1, "on": "2018-09-26" }""", "result-released", "feedback-issued", "narrow-retake-opened");
        await DoneAsync(worker, "marks/corrections", Moderator, """{ "level": "practitioner", "attempt": 1, "element": "written", "score": 30, "reason": "marking-error", "on": "2018-10-03" }""", "mark-corrected");
        (await worker.DoAsync("results", Moderator with { Role = Role.Releaser }, """{ "level": "practitioner", "attempt": 1, "on": "2018-10-04" }""")).ShouldBe(409, "releaser-changed");
        await DoneAsync(worker, "results", Releaser, """{ "level": "practitioner", "attempt": 1, "on": "2018-10-04" }""", "result-corrected", "feedback-issued", "element-retake-opened");
        var plan = await worker.StoreAsync("development-plan", employer, "Direct observation each month.");
        await DoneAsync(worker, "development-plans", employer, $$"""{ "level": "practitioner", "document": "{{plan}}", "on": "2018-10-10" }""", "development-plan-agreed");
        await DoneAsync(worker, "retakes/bring-forward", employer, """{ "level": "practitioner", "reason": "development-completed", "on": "2018-11-05" }""", "retake-brought-forward");
        await DoneAsync(worker, "retakes/banked-expiry", Operations, """{ "level": "practitioner", "on": "2019-10-07" }""", "banked-elements-expired");

        var narrowly = await SatAsync(api, written: 38);
        (await narrowly.ReleaseAsync()).ShouldBe(201);
        (await narrowly.DoAsync("retakes/lapse?dryRun=true", Operations, """{ "level": "practitioner", "on": "2018-12-26" }""")).ShouldBe(200).Json.GetProperty("recorded")[0].GetProperty("on").GetString().Should().Be("2018-12-27");
        await DoneAsync(narrowly, "retakes/lapse", Operations, """{ "level": "practitioner", "on": "2018-12-27" }""", "narrow-retake-lapsed");
    }

    [Fact]
    public async Task Accreditation()
    {
        var api = await later.Server.ApiAsync();
        var worker = await SatAsync(api, written: 48);
        (await worker.ReleaseAsync()).ShouldBe(201);

        await DoneAsync(worker, "learning", worker.Self, """{ "level": "practitioner", "hours": 12.5, "on": "2019-03-15" }""", "learning-declared");
        await DoneAsync(worker, "learning/1/corrections", worker.Self, """{ "level": "practitioner", "hours": 10, "reason": "clerical-error", "on": "2019-03-18" }""", "learning-corrected");
        await DoneAsync(worker, "reaccreditation/reminder", Operations, """{ "level": "practitioner", "monthsAhead": 6, "on": "2021-03-26" }""", "reaccreditation-reminded");
        await DoneAsync(worker, "reaccreditation/endorsements", EmployerAt(Leeds), """{ "level": "practitioner", "organisation": "E08000035", "on": "2021-06-01" }""", "practice-endorsed-for-reaccreditation");
        await DoneAsync(worker, "learning", worker.Self, """{ "level": "practitioner", "hours": 20, "on": "2021-07-01" }""", "learning-declared", "reaccredited", "certificate-issued");

        var late = await SatAsync(api, written: 48);
        (await late.ReleaseAsync()).ShouldBe(201);
        await DoneAsync(late, "reaccreditation/overdue", Operations, """{ "level": "practitioner", "on": "2021-09-27" }""", "reaccreditation-overdue");
        await DoneAsync(late, "reaccreditation/not-current", Operations, """{ "level": "practitioner", "on": "2022-03-27" }""", "accreditation-not-current");

        var accused = await SatAsync(api, written: 48);
        (await accused.ReleaseAsync()).ShouldBe(201);
        var allegation = await accused.StoreAsync("malpractice-allegation", Partner, "Somebody else sat.");
        await DoneAsync(accused, "malpractice", Partner, $$"""{ "level": "practitioner", "attempt": 1, "document": "{{allegation}}", "on": "2018-10-08" }""", "malpractice-alleged");
        var reasons = await accused.StoreAsync("malpractice-decision", Operations, "The photograph is of another person.");
        (await accused.DoAsync("malpractice/decision", Operations, $$"""{ "level": "practitioner", "found": "impersonation", "document": "{{reasons}}", "on": "2018-10-15" }""")).ShouldBe(409, "hearing-not-over");
        var answer = await accused.StoreAsync("malpractice-response", accused.Self, "The photograph is an old one.");
        await DoneAsync(accused, "malpractice/answer", accused.Self, $$"""{ "level": "practitioner", "document": "{{answer}}", "on": "2018-10-22" }""", "worker-heard");
        await DoneAsync(accused, "malpractice/decision", Operations, $$"""{ "level": "practitioner", "found": "impersonation", "document": "{{reasons}}", "on": "2018-11-05" }""", "malpractice-found", "result-annulled");
        var notice = await accused.StoreAsync("revocation-notice", Operations, "The accreditation is to be revoked.");
        await DoneAsync(accused, "revocations", Operations, $$"""{ "level": "practitioner", "ground": "malpractice-found", "document": "{{notice}}", "on": "2018-11-12" }""", "revocation-notified");
        await DoneAsync(accused, "revocations/drop", Operations, """{ "level": "practitioner", "on": "2018-11-19" }""", "revocation-dropped");
        await DoneAsync(accused, "revocations", Operations, $$"""{ "level": "practitioner", "ground": "malpractice-found", "document": "{{notice}}", "on": "2018-11-26" }""", "revocation-notified");
        // Dated back, the notice gives no less time: its days run from the one on which it is recorded.
        (await accused.DoAsync("revocations/carry-out", Operations, """{ "level": "practitioner", "on": "2019-01-14" }""")).ShouldBe(409, "notice-not-over");
        await later.Server.GoOnToAsync(new DateOnly(2023, 3, 1));
        await DoneAsync(accused, "revocations/carry-out", Operations, """{ "level": "practitioner", "on": "2023-03-01" }""", "accreditation-revoked", "full-retake-opened");
    }

    [Fact]
    public async Task Words_of_another_kind_or_of_another_worker_carry_no_command()
    {
        var api = await later.Server.ApiAsync();
        var (worker, other) = (await Worker.EmployedAsync(api), await Worker.EmployedAsync(api));
        var (response, elsewhere) = (await worker.StoreAsync("malpractice-response", worker.Self, "No."), await other.StoreAsync("adjustments-requested", other.Self, "More time."));

        foreach (var document in (Guid[])[response, elsewhere, Guid.NewGuid()])
        {
            var answer = await worker.DoAsync("adjustments", worker.Self, $$"""{ "level": "practitioner", "document": "{{document}}", "on": "2018-07-11" }""");
            answer.ShouldBe(422, "invalid").Pointers.Should().Equal("/document");
        }
    }

    private static async Task<Worker> SatAsync(Api api, decimal written)
    {
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        await worker.MarkAllAsync(24, 52, written);
        return worker;
    }

    private static async Task<Answer> RatedAsync(Worker worker, string assessor, string element, int exercise, int score, params string[] events) =>
        await DoneAsync(worker, "ratings", In(Role.Assessor, subject: assessor), $$"""{ "level": "practitioner", "element": "{{element}}", "exercise": {{exercise}}, "score": {{score}}, "on": "2018-11-08" }""", events);

    /// <summary>A dry run says what is then recorded, and the same key again says it once more.</summary>
    private static async Task<Answer> DoneAsync(Worker worker, string below, Caller caller, string body, params string[] events)
    {
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var would = (await worker.DoAsync($"{below}?dryRun=true", caller, body, key)).ShouldBe(200);
        var done = (await worker.DoAsync(below, caller, body, key)).ShouldBe(201);
        var again = (await worker.DoAsync(below, caller, body, key)).ShouldBe(201);

        EventsOf(done).Should().Equal(events, below);
        EventsOf(would).Should().Equal(events, below);
        again.Header("Idempotency-Replayed").Should().Be("true", below);
        again.Header("ETag").Should().Be(done.Header("ETag"), below);
        EventsOf(again).Should().Equal(events, below);
        return done;
    }

    private static IEnumerable<string> EventsOf(Answer answer) =>
        answer.Json.GetProperty("recorded").EnumerateArray().Select(happened => happened.GetProperty("type").GetString()!);
}
