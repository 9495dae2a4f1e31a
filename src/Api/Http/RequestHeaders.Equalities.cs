using System.Globalization;
using Naas.Api.Http.Contracts;
using Naas.Application.Ports;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;

namespace Naas.Api.Http;

/// <summary>The parameters of figures of equality.</summary>
internal sealed partial class RequestHeaders
{
    private const int FirstYear = 2016;

    /// <returns>Null when a parameter is wrong.</returns>
    public EqualityFigure? EqualityFigure(IReferenceData reference, DateOnly today)
    {
        var figure = Domain.Equalities.EqualityFigure.Read(Parameter, (name, how) => Faults.Add(new InputFault(name, how)));
        if (figure?.Organisation is { } code && reference.Find(new OrganisationCode(code)) is null)
            Faults.Add(new InputFault("organisation", "must be the code of an organisation; they are listed under /v1/reference/organisations"));
        if (figure?.AsOf > today)
            Faults.Add(new InputFault("asOf", string.Create(CultureInfo.InvariantCulture, $"must not lie after today, {today:yyyy-MM-dd}")));
        return figure;
    }

    /// <summary>The characteristic by which an employer is shown its own; the nineteen ethnicities are shown in their five groups, of which two tables side by side would tell too much.</summary>
    public Grouping GroupsOfAnEmployer()
    {
        var sent = Parameter("characteristic");
        if (sent.Length == 0)
            return Grouping.EthnicGroup;
        var offered = Enum.GetValues<Grouping>().Where(characteristic => characteristic != Grouping.Ethnicity).ToDictionary(characteristic => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(characteristic.ToString()));
        if (offered.TryGetValue(sent, out var found))
            return found;
        Faults.Add(new InputFault("characteristic", $"must be one of {string.Join(", ", offered.Keys)}"));
        return Grouping.EthnicGroup;
    }

    /// <summary>A calendar year; the last one that is over where none was named.</summary>
    public int YearThatIsOver(DateOnly today)
    {
        var sent = Parameter("year");
        if (sent.Length == 0)
            return today.Year - 1;
        if (int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= FirstYear && year < today.Year)
            return year;
        Faults.Add(new InputFault("year", string.Create(CultureInfo.InvariantCulture, $"must be a year that is over, from {FirstYear} to {today.Year - 1}")));
        return today.Year - 1;
    }
}
