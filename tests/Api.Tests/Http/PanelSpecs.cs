using Naas.Application.Access;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>Service-user panels over HTTP: who chooses, who comments, and who reads it .</summary>
[Trait("Rule", "R-069")]
public sealed class PanelSpecs(RunningNaas naas)
{
    private const string Recording = "recordings/LEEDS-2018-09-12-AM-09";

    private static readonly Caller Operations = In(Role.DfeOperations);
    private static readonly Caller Panel = In(Role.ServiceUserPanel, subject: "panel-1");

    [Fact]
    public async Task A_member_comments_on_what_the_department_chose_and_nobody_who_marks_or_was_marked_reads_it()
    {
        var api = await naas.ApiAsync();
        var worker = await RecordedAsync(api);
        var comment = await worker.StoreAsync("service-user-comment", Panel, "She listened to the child first.");
        var body = $$"""{ "level": "practitioner", "document": "{{comment}}", "on": "2018-10-08" }""";

        (await worker.DoAsync($"{Recording}/comments", Panel, body)).ShouldBe(409, "not-sampled");
        (await worker.DoAsync($"{Recording}/sampling", Operations, """{ "level": "practitioner", "on": "2018-10-01" }""")).ShouldBe(201);
        (await worker.DoAsync($"{Recording}/comments", In(Role.Assessor), body)).ShouldBe(403);
        (await worker.DoAsync($"{Recording}/comments", In(Role.ServiceUserPanel, subject: "panel-2"), body)).ShouldBe(422).Pointers.Should().Equal("/document");
        var commented = (await worker.DoAsync($"{Recording}/comments", Panel, body)).ShouldBe(201);

        commented.Json.GetProperty("recorded").EnumerateArray().Select(one => one.GetProperty("type").GetString()).Should().Equal("recording-used", "simulation-commented");
        (await worker.GetAsync(Operations, $"documents/{comment}")).ShouldBe(200).Body.Should().Contain("listened");
        (await worker.GetAsync(Panel, $"documents/{comment}")).ShouldBe(200);
        foreach (var other in (Caller[])[worker.Self, EmployerAt(Leeds), In(Role.Assessor), In(Role.DeliveryPartner), In(Role.ReviewChair), In(Role.ServiceUserPanel, subject: "panel-2")])
            (await worker.GetAsync(other, $"documents/{comment}")).Status.Should().BeOneOf([403, 404], $"{other.Role}");

        (await worker.ReadAsync(Operations, "/timeline")).ShouldBe(200).Body.Should().Contain("simulation-commented");
        (await worker.ReadAsync(worker.Self, "/timeline")).ShouldBe(200).Body.Should().NotContain("simulation-commented").And.Contain("recording-used");
        (await worker.ReadAsync(EmployerAt(Leeds), "/timeline")).ShouldBe(200).Body.Should().NotContain("simulation-").And.NotContain("recording-used");
        (await worker.GetAsync(worker.Self, "feedback")).ShouldBe(200).Body.Should().NotContain(comment.ToString());
    }

    private static async Task<Worker> RecordedAsync(Api api)
    {
        var worker = await Worker.EndorsedAsync(api);
        (await worker.BookAsync()).ShouldBe(201);
        (await worker.DoAsync("recordings", In(Role.DeliveryPartner), """{ "level": "practitioner", "recording": "LEEDS-2018-09-12-AM-09", "heldBy": "DELIVERY-PARTNER", "on": "2018-09-12" }""")).ShouldBe(201);
        await worker.MarkAllAsync(22, 48, 45);
        (await worker.ReleaseAsync()).ShouldBe(201);
        return worker;
    }
}
