using System.Globalization;
using Naas.Api.Http.Contracts;
using Naas.Application.Queries;
using Census = Naas.Projections.Retention.Months;

namespace Naas.Api.Http;

/// <summary>What questions about published statistics share.</summary>
internal sealed partial class RequestHeaders
{
    private const int FirstCensus = 2010;
    private const int LongestCode = 100;

    /// <summary>A code that something published is found by, as it was published; null when it was not sent.</summary>
    public string? Code(string name)
    {
        var sent = Parameter(name);
        if (sent.Length == 0)
            return null;
        if (sent.Length <= LongestCode && sent.All(c => c is >= ' ' and <= '~'))
            return sent;

        Faults.Add(new InputFault(name, string.Create(CultureInfo.InvariantCulture, $"must be a code of at most {LongestCode} plain characters, as it was published")));
        return null;
    }

    /// <summary>The day by which something had to be published to count; null for everything.</summary>
    /// <param name="today">The world's day, which is another than the business day where the sample is.</param>
    public DateOnly? AsPublishedOn(DateOnly today) => Day("asPublishedOn", today);

    /// <summary>The year of a census whose day is over; the last of them when nothing was said.</summary>
    public int CensusYear(DateOnly today)
    {
        var last = Census.LastCensusOver(today);
        var sent = Parameter("year");
        if (sent.Length == 0)
            return last;
        if (int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= FirstCensus && year <= last)
            return year;

        Faults.Add(new InputFault("year", string.Create(CultureInfo.InvariantCulture, $"must be a year from {FirstCensus} to {last}, whose 30 September is not after today")));
        return last;
    }

    /// <summary>The publication after which a list's page begins.</summary>
    public long? AfterPublication() => AfterRevision();

    /// <summary>The published figure after which a list's page begins.</summary>
    public PublishedPlaceInList? AfterFigure()
    {
        var sent = Parameter("after");
        if (sent.Length == 0)
            return null;
        if (PublishedPlaceInList.TryParse(sent, out var place))
            return place;

        Faults.Add(NotANext);
        return null;
    }
}
