using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Domain.Journeys;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>An operation as the server's own description has it: a new endpoint, and a new parameter of one, is in every test from its first day.</summary>
/// <param name="Parameters">What it reads beside its body, be it in the address or in headers.</param>
/// <param name="Queried">Those of the address after the question mark.</param>
internal sealed record Operation(string Name, HttpMethod Method, string Path, string? BodyType, string? Example, IReadOnlyList<BodyMember> Members, IReadOnlySet<string> Parameters, IReadOnlyList<string> Queried, IReadOnlySet<int> Statuses)
{
    /// <summary>What an address beneath a journey counts from 1.</summary>
    public static IReadOnlyList<string> Numbered { get; } = ["spell", "role", "absence", "endorsement", "declaration", "review", "revision"];

    // Where the name of an operation is not that of the row in the access table.
    private static readonly Dictionary<string, string> Rows = new(StringComparer.Ordinal)
    {
        ["GetSocialWorker"] = nameof(GetWorkerSummary),
        ["GetEqualityFigure"] = nameof(GetEqualities),
        ["UploadEndorsementList"] = nameof(JourneyCommand.EndorsePractice),
        ["CheckRegisterInBulk"] = nameof(CheckRegister),
        ["UploadRegisterChecks"] = nameof(CheckRegister),
    };

    // Reference data, the phases and the template: for everybody who has signed in.
    private bool IsForEverybody => Path.StartsWith("/v1/reference/", StringComparison.Ordinal) || Name is "GetEndorsementListTemplate" or "ListPhases";

    /// <summary>Whether an employer asks it about its own organisation alone, which the question names beside the address: the country is nobody's own.</summary>
    public bool IsOfAnOrganisation => Path.StartsWith("/v1/retention/", StringComparison.Ordinal);

    public bool TakesJson => BodyType == "application/json";

    public bool TakesCsv => BodyType == "text/csv";

    public bool IsCommand => Parameters.Contains("dryRun");

    /// <summary>The request behind the operation in the access table; null for what everybody may ask who has signed in.</summary>
    public Type? Request => IsForEverybody ? null : AccessTable.Rows.Select(row => row.Request).Distinct()
        .SingleOrDefault(request => request.Name == Rows.GetValueOrDefault(Name, Name))
        ?? throw new InvalidOperationException($"Say here which row of the access table {Name} goes by.");

    /// <param name="worker">Whose registration number stands in the examples that show one.</param>
    public static async Task<IReadOnlyList<Operation>> AllAsync(Api api, Worker? worker = null)
    {
        var document = (await api.GetAsync("/openapi/v1.json", null)).ShouldBe(200).Json;
        return [.. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => Read(document, path.Name, operation, worker)))];
    }

    /// <summary>The address with everything in its place for a worker in post at Leeds.</summary>
    public string Address(Worker worker, string query = "") => AddressFor(worker.Id.ToString(), query: query);

    /// <remarks>Whatever is sent there ends no phase, moves no staff and sets no standard on which another test rests.</remarks>
    public string AddressFor(string id, string number = "1", string code = Leeds, string recording = "LEEDS-2018-09-12-AM-07", string query = "", string phase = "phase-nobody-opened", string organisation = "AGENCY-BRIGHT", string? standard = null) => Numbered
        .Aggregate(Path, (path, name) => path.Replace($"{{{name}}}", number, StringComparison.Ordinal))
        .Replace("{id}", id, StringComparison.Ordinal)
        .Replace("{recording}", recording, StringComparison.Ordinal)
        .Replace("{document}", "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", StringComparison.Ordinal)
        .Replace("{figures}", "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", StringComparison.Ordinal)
        .Replace("{release}", "6f1d2c3b-4a59-4e87-9c0d-1b2a3f4e5d6c", StringComparison.Ordinal)
        .Replace("{file}", "manifest.json", StringComparison.Ordinal)
        .Replace("{figure}", "ZXF1YWxpdGllcy0xP21lYXN1cmU9bWV0JmF0dGVtcHQ9Zmlyc3QmY2hhcmFjdGVyaXN0aWM9ZXRobmljLWdyb3Vw", StringComparison.Ordinal)
        .Replace("{project}", "a-project-nobody-registered", StringComparison.Ordinal)
        .Replace("{questionSet}", "commitment", StringComparison.Ordinal)
        .Replace("{code}", code, StringComparison.Ordinal)
        .Replace("{phase}", phase, StringComparison.Ordinal)
        .Replace("{organisation}", organisation, StringComparison.Ordinal)
        .Replace("{level}", standard ?? "leader", StringComparison.Ordinal)
        .Replace("{element}", standard ?? "interview", StringComparison.Ordinal)
        .Replace("{version}", standard ?? "2018-1", StringComparison.Ordinal)
        .Replace("{panel}", standard ?? "a", StringComparison.Ordinal)
        .Replace("{edition}", "consultation-2016", StringComparison.Ordinal) + query;

    /// <summary>The address with the same in every place.</summary>
    public string AddressWith(string part) => Regex.Replace(Path, @"\{\w+\}", part);

    /// <summary>Somebody who may: in the first role that the access table names, for the organisation and journey at hand.</summary>
    public Caller CallerFor(Guid journey)
    {
        // Nobody can sign in as the system.
        var role = Request is { } request ? AccessTable.RolesFor(request).First(role => role != Role.System && !(IsOfAnOrganisation && role == Role.Employer)) : Role.Auditor;
        return In(
            role,
            role is Role.Employer ? Leeds : null,
            role is Role.Worker ? journey : null,
            subject: role is Role.Worker ? $"worker-{journey:N}" : null);
    }

    public HttpContent? Content(string? body = null) => BodyType is null ? null : Bytes(Encoding.UTF8.GetBytes(body ?? Example ?? ""), BodyType);

    public override string ToString() => $"{Method} {Path}";

    private static Operation Read(JsonElement document, string path, JsonProperty operation, Worker? worker)
    {
        var name = operation.Value.GetProperty("operationId").GetString()!;
        var value = operation.Value;
        string? type = null, example = null;
        IReadOnlyList<BodyMember> members = [];
        if (value.TryGetProperty("requestBody", out var body))
        {
            var content = body.GetProperty("content").EnumerateObject().Single();
            type = content.Name;
            members = BodyMember.Of(document, content.Value.GetProperty("schema"));
            if (content.Value.TryGetProperty("example", out var written))
                example = written.ValueKind == JsonValueKind.String ? written.GetString() : written.GetRawText();
            if (worker is not null && name == "StartEmployment")
                example = example!.Replace("SW12345", worker.Number, StringComparison.Ordinal);
        }

        JsonElement[] parameters = value.TryGetProperty("parameters", out var described) ? [.. described.EnumerateArray()] : [];
        return new Operation(
            name,
            new HttpMethod(operation.Name.ToUpperInvariant()),
            path,
            type,
            example,
            members,
            parameters.Select(parameter => parameter.GetProperty("name").GetString()!).ToHashSet(),
            [.. parameters.Where(parameter => parameter.GetProperty("in").GetString() == "query").Select(parameter => parameter.GetProperty("name").GetString()!)],
            value.GetProperty("responses").EnumerateObject().Select(response => int.Parse(response.Name, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet());
    }
}
