using System.Globalization;
using Naas.Api.Http.Contracts;
using Naas.Application.EventLog;

namespace Naas.Api.Http;

/// <summary>Reads the headers and parameters that commands and queries share; every fault is collected, none is guessed away.</summary>
internal sealed class RequestHeaders(HttpRequest request)
{
    private const int LongestKey = 200;

    public List<InputFault> Faults { get; } = [];

    /// <summary>The idempotency key, or a fresh one when the caller sent none: then a retry is a new command.</summary>
    public string IdempotencyKey()
    {
        var sent = request.Headers["Idempotency-Key"];
        if (sent.ToString().Length == 0)
            return Guid.NewGuid().ToString("N");

        // The IETF draft writes the key as a quoted string; many clients leave the quotes out.
        var text = sent.ToString();
        var key = text.Length >= 2 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
        // Two keys would be joined to a third, which neither of two retries may repeat.
        if (sent.Count > 1 || key.Length is 0 or > LongestKey || key.Any(c => c is < '!' or > '~'))
            Faults.Add(new InputFault("Idempotency-Key", $"must be 1 to {LongestKey} visible ASCII characters without blanks, such as a UUID"));
        return key;
    }

    /// <summary>The revision of an <c>If-Match</c> header, or null when there is none.</summary>
    public long? IfMatch()
    {
        var sent = request.Headers.IfMatch.ToString();
        if (sent.Length == 0)
            return null;
        if (TryReadTag(sent, out var revision))
            return revision;

        Faults.Add(new InputFault("If-Match", "must be one ETag as this server gave it, such as \"3\""));
        return null;
    }

    public bool DryRun() => Flag("dryRun");

    public LogPosition? MinPosition()
    {
        var sent = request.Query["minPosition"].ToString();
        if (sent.Length == 0)
            return null;
        if (LogPosition.TryParse(sent, out var position))
            return position;

        Faults.Add(new InputFault("minPosition", "must be a Naas-Position as this server gave it"));
        return null;
    }

    public DateOnly? AsOf()
    {
        var sent = request.Query["asOf"].ToString();
        if (sent.Length == 0)
            return null;
        if (DateOnly.TryParseExact(sent, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2199)
            return day;

        Faults.Add(new InputFault("asOf", "must be a date such as 2018-09-30"));
        return null;
    }

    public int Limit(int ordinary, int most)
    {
        var sent = request.Query["limit"].ToString();
        if (sent.Length == 0)
            return ordinary;
        if (int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most)
            return limit;

        Faults.Add(new InputFault("limit", $"must be a whole number from 1 to {most}"));
        return ordinary;
    }

    public static string Tag(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    public bool Flag(string name)
    {
        var sent = request.Query[name].ToString();
        if (sent is not ("" or "true" or "false"))
            Faults.Add(new InputFault(name, "must be true or false"));
        return sent == "true";
    }

    private static bool TryReadTag(string tag, out long revision)
    {
        revision = 0;
        return tag.Length >= 3 && tag[0] == '"' && tag[^1] == '"'
            && long.TryParse(tag.AsSpan(1, tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out revision);
    }
}
