using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>Words of a journey over HTTP: stored once, read by whom the table names, and not there for anybody else.</summary>
public sealed class DocumentSpecs(RunningNaas naas)
{
    private const string Words = """Mehr Zeit, bitte – 25 %.\nI use a screen reader 🙂, \"always\".""";

    [Fact]
    public async Task What_was_stored_is_read_back_as_it_was_written()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);

        var stored = (await StoreAsync(api, worker, worker.Self, "adjustments-requested", Words)).ShouldBe(201);

        var id = stored.Json.GetProperty("document").GetGuid();
        stored.Header("Location").Should().Be($"{worker.Address}/documents/{id}");
        stored.Text("kind").Should().Be("adjustments-requested");
        var read = (await api.GetAsync(stored.Header("Location")!, worker.Self)).ShouldBe(200);
        read.Header("Cache-Control").Should().Be("no-store");
        read.Json.EnumerateObject().Select(member => member.Name).Should().Equal("document", "kind", "text", "storedAt");
        read.Text("text").Should().Be("Mehr Zeit, bitte – 25 %.\nI use a screen reader 🙂, \"always\".");
        read.Text("storedAt").Should().StartWith("2019-12-31T").And.Be(stored.Text("storedAt"));
        naas.LogLines.Should().NotContain(line => line.Contains("screen reader"));
    }

    [Fact]
    public async Task The_same_key_is_the_same_document_however_often_it_is_sent()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => StoreAsync(api, worker, worker.Self, "withdrawal-statement", "I withdraw.", key)));
        var again = (await StoreAsync(api, worker, worker.Self, "withdrawal-statement", "I withdraw.", key)).ShouldBe(201);

        answers.Should().OnlyContain(answer => answer.Status == 201);
        answers.Append(again).Select(answer => answer.Body).Distinct().Should().HaveCount(1);
        answers.Count(answer => answer.Header("Idempotency-Replayed") is null).Should().Be(1);
        again.Header("Idempotency-Replayed").Should().Be("true");
        (await StoreAsync(api, worker, worker.Self, "withdrawal-statement", "I do not.", key)).ShouldBe(422, "key-reused");
        (await StoreAsync(api, worker, worker.Self, "malpractice-response", "I withdraw.", key)).ShouldBe(422, "key-reused");
        (await StoreAsync(api, worker, worker.Self, "withdrawal-statement", "I withdraw.")).ShouldBe(201)
            .Json.GetProperty("document").GetGuid().Should().NotBe(again.Json.GetProperty("document").GetGuid(), "another command writes another document");
    }

    [Fact]
    public async Task A_retry_is_answered_though_the_worker_has_left_in_between()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var first = (await StoreAsync(api, worker, EmployerAt(Leeds), "development-plan", "Direct observation each month.", key)).ShouldBe(201);
        (await api.PostAsync($"{worker.Address}/employments/1/end", EmployerAt(Leeds), """{ "reason": "resignation", "destination": "not-known", "on": "2018-03-29" }""")).ShouldBe(201);

        (await StoreAsync(api, worker, EmployerAt(Leeds), "development-plan", "Direct observation each month.", key)).ShouldBe(201).Body.Should().Be(first.Body);
        (await StoreAsync(api, worker, EmployerAt(Leeds), "development-plan", "Another.")).ShouldBe(403, "not-allowed");
        (await api.GetAsync(first.Header("Location")!, EmployerAt(Leeds))).ShouldBe(403, "not-allowed");
        (await api.GetAsync(first.Header("Location")!, worker.Self)).ShouldBe(200);
    }

    [Fact]
    [Trait("Rule", "S-12")]
    public async Task A_narrative_that_no_event_has_released_is_its_authors_and_the_auditors_alone()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        var author = In(Role.Assessor, subject: "assessor-who-wrote");
        var address = (await StoreAsync(api, worker, author, "narrative", "Strong in analysis.")).ShouldBe(201).Header("Location")!;

        (await api.GetAsync(address, author)).ShouldBe(200).Text("text").Should().Be("Strong in analysis.");
        (await api.GetAsync(address, In(Role.Auditor))).ShouldBe(200);
        // Nobody reviews anything of this worker.
        foreach (var role in (Role[])[Role.ReviewSecretariat, Role.ReviewChair, Role.ReviewPanelMember])
            (await api.GetAsync(address, In(role))).ShouldBe(403, "not-allowed");
        foreach (var caller in (Caller[])[worker.Self, EmployerAt(Leeds), In(Role.DeliveryPartner), In(Role.Assessor, subject: "another-assessor"), In(Role.DfeOperations)])
            (await api.GetAsync(address, caller)).ShouldBe(404, "not-found");
        foreach (var caller in (Caller[])[EmployerAt(Bury), In(Role.Moderator), In(Role.Releaser)])
            (await api.GetAsync(address, caller)).ShouldBe(403, "not-allowed");
    }

    [Fact]
    [Trait("Rule", "S-33")]
    public async Task Adjustments_are_kept_from_markers_and_from_the_employer()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        var asked = (await StoreAsync(api, worker, worker.Self, "adjustments-requested", "More time.")).ShouldBe(201).Header("Location")!;
        var decided = (await StoreAsync(api, worker, In(Role.DeliveryPartner), "adjustments-decision", "Agreed.")).ShouldBe(201).Header("Location")!;

        foreach (var address in (string[])[asked, decided])
        {
            foreach (var caller in (Caller[])[worker.Self, In(Role.DeliveryPartner)])
                (await api.GetAsync(address, caller)).ShouldBe(200);
            foreach (var caller in (Caller[])[In(Role.Assessor), EmployerAt(Leeds)])
                (await api.GetAsync(address, caller)).ShouldBe(404, "not-found");
            // Of somebody who asked for no review, the secretariat of reviews reads nothing.
            foreach (var role in (Role[])[Role.Moderator, Role.ReviewSecretariat])
                (await api.GetAsync(address, In(role))).ShouldBe(403, "not-allowed");
        }
    }

    [Fact]
    public async Task What_may_not_be_read_looks_like_what_is_not_there()
    {
        var api = await naas.ApiAsync();
        var (worker, other) = (await Worker.EmployedAsync(api), await Worker.EmployedAsync(api));
        var note = (await StoreAsync(api, worker, In(Role.DeliveryPartner), "correction-note", "Two sittings were mixed up.")).ShouldBe(201);
        var id = note.Json.GetProperty("document").GetGuid();

        var hidden = (await api.GetAsync(note.Header("Location")!, worker.Self)).ShouldBe(404, "not-found");
        var missing = (await api.GetAsync($"{worker.Address}/documents/{Guid.NewGuid()}", worker.Self)).ShouldBe(404, "not-found");
        var empty = (await api.GetAsync($"{worker.Address}/documents/{Guid.Empty}", worker.Self)).ShouldBe(404, "not-found");
        var elsewhere = (await api.GetAsync($"{other.Address}/documents/{id}", In(Role.Auditor))).ShouldBe(404, "not-found");

        new[] { hidden, missing, empty, elsewhere }.Select(answer => answer.Text("detail")).Distinct().Should().HaveCount(1);
        (await api.GetAsync(note.Header("Location")!, In(Role.Auditor))).ShouldBe(200);
    }

    [Fact]
    public async Task Nobody_stores_words_about_somebody_who_is_not_registered()
    {
        var api = await naas.ApiAsync();
        var answer = await api.PostAsync($"/v1/social-workers/{Guid.NewGuid()}/documents", In(Role.DeliveryPartner), Body("correction-note", "Words."));
        answer.ShouldBe(404, "not-registered");
    }

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("a\\u0007b")]
    [InlineData("a\\tb")]
    [InlineData("\\u0085x")]
    [InlineData("a\\ud800")]
    [InlineData(" \\n ")]
    [InlineData("")]
    public async Task Text_with_control_characters_or_without_words_is_invalid(string text)
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        (await StoreAsync(api, worker, worker.Self, "malpractice-response", text)).ShouldBe(422, "invalid").Pointers.Should().Equal("/text");
    }

    [Fact]
    public async Task A_text_has_at_most_20000_characters()
    {
        var api = await naas.ApiAsync();
        var worker = await Worker.EmployedAsync(api);
        (await StoreAsync(api, worker, worker.Self, "malpractice-response", new string('x', 20_000))).ShouldBe(201);
        (await StoreAsync(api, worker, worker.Self, "malpractice-response", new string('x', 20_001))).ShouldBe(422, "invalid").Text("detail").Should().Contain("20000");
    }

    private static Task<Answer> StoreAsync(Api api, Worker worker, Caller caller, string kind, string text, params (string, string)[] headers) =>
        api.PostAsync($"{worker.Address}/documents", caller, Body(kind, text), headers);

    private static string Body(string kind, string text) => $$"""{ "kind": "{{kind}}", "text": "{{text}}" }""";
}
