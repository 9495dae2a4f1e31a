using System.Globalization;
using System.Text.Json;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.EventLog;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Policies;
using Naas.Projections;

namespace Naas.Api.Http;

/// <summary>Reads the headers and parameters that commands and queries share; every fault is collected, none is guessed away.</summary>
internal sealed partial class RequestHeaders(HttpRequest request)
{
    private const int LongestKey = 200;
    private const int YearsAhead = 5;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public List<InputFault> Faults { get; } = [];

    /// <summary>What is wrong with headers and parameters, once all that the operation knows have been read; null when nothing is.</summary>
    /// <remarks>A parameter that nobody reads is a fault too: a misspelt dry run must not record.</remarks>
    public IResult? Problem()
    {
        foreach (var name in request.Query.Keys.Where(name => !_known.Contains(name)))
        {
            Faults.Add(new InputFault(
                name.Length is > 0 and <= 40 && name.All(char.IsAsciiLetterOrDigit) ? name : "parameter",
                _known.Count == 0 ? "is not known here" : $"is not known here; known are {string.Join(", ", _known.Order(StringComparer.Ordinal))}"));
        }

        // What is wrong by itself is told once, whatever else stands beside it.
        List<InputFault> faults = [.. Faults.DistinctBy(fault => fault.Pointer)];
        return faults.Count switch
        {
            0 => null,
            1 => new ProblemAnswer(ProblemKinds.BadHeader, $"{faults[0].Pointer} {faults[0].Message}.") { Errors = faults },
            _ => new ProblemAnswer(ProblemKinds.BadHeader, $"Several headers or parameters are wrong: {string.Join(", ", faults.Select(fault => fault.Pointer))}.") { Errors = faults },
        };
    }

    /// <summary>A parameter of the address; empty when it was not sent.</summary>
    private string Parameter(string name)
    {
        _ = _known.Add(name);
        return request.Query[name].ToString();
    }

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

    /// <summary>The edition under which a dry run asks what would be; whatever is recorded goes by the edition that governs (S-50).</summary>
    public EditionCode? Edition(bool dryRun, IPolicyEditions editions)
    {
        var sent = Parameter("edition");
        if (sent.Length == 0)
            return null;
        if (!dryRun)
            Faults.Add(new InputFault("edition", "is for a dry run; what is recorded goes by the edition in force on its day"));
        else if (editions.All.FirstOrDefault(policy => policy.Edition.Value == sent) is { } known)
            return known.Edition;
        else
            Faults.Add(new InputFault("edition", $"must be one of {string.Join(", ", editions.All.Select(policy => policy.Edition))}"));
        return null;
    }

    /// <summary>The edition by which a question asks what would be; null for the one in force (S-50).</summary>
    public EditionCode? EditionToAskBy(IPolicyEditions editions) => Edition(dryRun: true, editions);

    /// <summary>The level that a question is about; null for every one.</summary>
    public Level? Level()
    {
        var sent = Parameter("level");
        if (sent.Length == 0)
            return null;
        foreach (var level in Enum.GetValues<Level>())
        {
            if (JsonNamingPolicy.KebabCaseLower.ConvertName(level.ToString()) == sent)
                return level;
        }

        Faults.Add(new InputFault("level", $"must be one of {string.Join(", ", Enum.GetNames<Level>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}"));
        return null;
    }

    /// <summary>One of an enumeration's names, as they stand in answers; null when nothing was said.</summary>
    public T? OneOf<T>(string name)
        where T : struct, Enum =>
        OneOf(name, [.. Enum.GetValues<T>().Select(EnumText.Of)]) is { } known ? EnumText.Parse<T>(known) : null;

    /// <summary>One of some names; null when nothing was said.</summary>
    public string? OneOf(string name, IReadOnlyCollection<string> names)
    {
        var sent = Parameter(name);
        if (sent.Length == 0)
            return null;
        if (names.Contains(sent))
            return sent;

        Faults.Add(new InputFault(name, $"must be one of {string.Join(", ", names)}"));
        return null;
    }

    /// <summary>A code or a subject, as it stands in answers; null when nothing was said.</summary>
    public string? Words(string name)
    {
        var sent = Parameter(name);
        if (sent.Length == 0)
            return null;
        if (sent.Length <= LongestKey && !sent.Any(char.IsControl))
            return sent;

        Faults.Add(new InputFault(name, $"must be at most {LongestKey} characters, none of them a control character"));
        return null;
    }

    /// <summary>An id; null when nothing was said.</summary>
    public Guid? Id(string name)
    {
        var sent = Parameter(name);
        if (sent.Length == 0)
            return null;
        if (Guid.TryParse(sent, out var id))
            return id;

        Faults.Add(new InputFault(name, "must be an id such as 0d9b6a4c-5f0e-4a1e-9c55-0c8f2f6b7e11"));
        return null;
    }

    /// <summary>The organisation that a question is about; null for all of them. A mistyped code must not look like an employer for whom nobody works.</summary>
    public OrganisationCode? Organisation(IReferenceData reference)
    {
        var sent = Parameter("organisation");
        if (sent.Length == 0)
            return null;
        if (OrganisationCode.IsValid(sent) && reference.Find(new OrganisationCode(sent)) is { } named)
            return named.Organisation.Code;

        Faults.Add(new InputFault("organisation", "must be the code of an organisation; they are listed under /v1/reference/organisations"));
        return null;
    }

    /// <summary>The day on which somebody would ask: today when nothing was said, and at most so far ahead that the bank holidays of the time may be known.</summary>
    public DateOnly On(DateOnly today) => Day("on", today.AddYears(YearsAhead)) ?? today;

    /// <summary>The day by whose end something had to be recorded to count; null for everything.</summary>
    public DateOnly? Known(DateOnly today) => Day("known", today);

    /// <summary>How much of the log a question is to know; null for everything there is, and so for a day that is not over.</summary>
    public KnownUpTo? AsKnown(DateOnly today)
    {
        var (day, place) = (Known(today), Position("position"));
        var sent = place is null ? "known" : "position";
        if (day is not null && place is not null)
            Faults.Add(new InputFault("position", "asks for another moment than known: send one of the two"));
        if ((day is not null || place is not null) && Parameter("minPosition").Length > 0)
            Faults.Add(new InputFault("minPosition", $"waits for what is recorded now, and {sent} asks for what was known before: send one of the two"));
        return place is { } position ? new KnownUpTo.Place(position) : day is { } known && known < today ? new KnownUpTo.Day(known) : null;
    }

    /// <summary>A moment of the log, by the day at whose end it was known or by its position; null when nothing was said.</summary>
    /// <remarks>Of a day that is not over it is what is recorded so far.</remarks>
    public KnownUpTo? Moment(string dayName, string positionName, DateOnly today)
    {
        var (day, place) = (Day(dayName, today), Position(positionName));
        if (day is not null && place is not null)
            Faults.Add(new InputFault(positionName, $"asks for another moment than {dayName}: send one of the two"));
        return place is { } position ? new KnownUpTo.Place(position) : day is { } known ? new KnownUpTo.Day(known) : null;
    }

    /// <summary>The position after which a page begins.</summary>
    public LogPosition? AfterPosition() => Position("after");

    /// <param name="last">No day after it is taken.</param>
    public DateOnly? Day(string name, DateOnly last)
    {
        var sent = Parameter(name);
        if (sent.Length == 0)
            return null;
        if (DateOnly.TryParseExact(sent, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1900 && day <= last)
            return day;

        Faults.Add(new InputFault(name, string.Create(CultureInfo.InvariantCulture, $"must be a date such as 2018-09-30, not after {last:yyyy-MM-dd}")));
        return null;
    }

    /// <summary>Whether feedback is asked for with its marks.</summary>
    public bool WithMarks() => Flag("marks");

    public LogPosition? MinPosition() => Position("minPosition");

    private LogPosition? Position(string name)
    {
        var sent = Parameter(name);
        if (sent.Length == 0)
            return null;
        if (LogPosition.TryParse(sent, out var position))
            return position;

        Faults.Add(new InputFault(name, "must be a Naas-Position as this server gave it"));
        return null;
    }

    /// <param name="today">The business day: what lies after it has not happened.</param>
    public DateOnly? AsOf(DateOnly today)
    {
        var sent = Parameter("asOf");
        if (sent.Length == 0)
            return null;
        if (DateOnly.TryParseExact(sent, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1900 && day <= today)
            return day;

        Faults.Add(new InputFault("asOf", string.Create(CultureInfo.InvariantCulture, $"must be a date such as 2018-09-30, not after today, {today:yyyy-MM-dd}")));
        return null;
    }

    public int Limit(int ordinary, int most)
    {
        var sent = Parameter("limit");
        if (sent.Length == 0)
            return ordinary;
        if (int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most)
            return limit;

        Faults.Add(new InputFault("limit", $"must be a whole number from 1 to {most}"));
        return ordinary;
    }

    /// <summary>How many places there are at a sitting; null when nothing was said of it.</summary>
    public int? Capacity(int most)
    {
        var sent = Parameter("capacity");
        if (sent.Length == 0)
            return null;
        if (int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var capacity) && capacity <= most)
            return capacity;

        Faults.Add(new InputFault("capacity", $"must be a whole number from 0 to {most}"));
        return null;
    }

    /// <summary>A whole number within bounds; null where none was sent.</summary>
    public int? Whole(string name, int least, int most)
    {
        var sent = Parameter(name);
        if (sent.Length == 0)
            return null;
        if (int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;

        Faults.Add(new InputFault(name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {least} to {most}")));
        return null;
    }

    /// <summary>The revision after which a timeline's page begins.</summary>
    public long? AfterRevision()
    {
        var sent = Parameter("after");
        if (sent.Length == 0)
            return null;
        if (long.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            return revision;

        Faults.Add(NotANext);
        return null;
    }

    /// <summary>The journey after which a list's page begins.</summary>
    public Guid? AfterJourney()
    {
        var sent = Parameter("after");
        if (sent.Length == 0)
            return null;
        if (Guid.TryParse(sent, out var journey))
            return journey;

        Faults.Add(NotANext);
        return null;
    }

    /// <summary>The place after which a page of the audit begins.</summary>
    public AuditCursor? AfterAudit()
    {
        var sent = Parameter("after");
        if (sent.Length == 0)
            return null;
        if (AuditCursor.TryParse(sent, out var cursor))
            return cursor;

        Faults.Add(NotANext);
        return null;
    }

    /// <summary>Where the page before ended in a list by days.</summary>
    public DeadlineCursor? AfterDeadline()
    {
        var sent = Parameter("after");
        if (sent.Length == 0)
            return null;
        if (DeadlineCursor.TryParse(sent, out var cursor))
            return cursor;

        Faults.Add(NotANext);
        return null;
    }

    private static InputFault NotANext { get; } = new("after", "must be the 'next' of the page before");

    public static string Tag(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    public bool Flag(string name)
    {
        var sent = Parameter(name);
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
