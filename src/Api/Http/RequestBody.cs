using System.Text.Json;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;

namespace Naas.Api.Http;

/// <summary>Reads a JSON body into a contract, or says everything that is wrong with it.</summary>
internal static class RequestBody
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16 };

    public static async Task<(T? Body, IResult? Problem)> ReadAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        if (!request.HasJsonContentType())
            return (null, new ProblemAnswer(ProblemKinds.UnsupportedMediaType, "The body must be JSON, sent as application/json."));

        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, Strict, cancellation);
            var faults = new List<InputFault>();
            var body = ContractReader.Read<T>(document.RootElement, faults);
            return faults.Count == 0 ? (body, null) : (null, ProblemAnswer.Invalid(faults));
        }
        catch (JsonException e)
        {
            return (null, new ProblemAnswer(ProblemKinds.Unreadable, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The body is not JSON: something is wrong at line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1}.")));
        }
    }
}
