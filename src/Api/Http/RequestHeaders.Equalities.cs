using System.Globalization;
using System.Text.Json;
using Naas.Api.Http.Contracts;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;

namespace Naas.Api.Http;

/// <summary>The parameters of figures of equality.</summary>
internal sealed partial class RequestHeaders
{
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

    /// <summary>The characteristic by which an employer is shown its own: one of those by which outcomes are released.</summary>
    public Grouping GroupsOfAnEmployer() => OneOf("characteristic", GetEmployerEqualities.Characteristics, Grouping.EthnicGroup);

    /// <summary>One of the elements by which outcomes are released, which are not those of leaders; knowledge where none was named.</summary>
    public Element ElementOrKnowledge() => OneOf("element", ElementSet.All, Element.Knowledge);

    private T OneOf<T>(string parameter, IEnumerable<T> offered, T otherwise)
        where T : struct, Enum
    {
        var sent = Parameter(parameter);
        var names = offered.ToDictionary(one => JsonNamingPolicy.KebabCaseLower.ConvertName(one.ToString()));
        if (sent.Length == 0 || names.TryGetValue(sent, out var found) is false)
        {
            if (sent.Length > 0)
                Faults.Add(new InputFault(parameter, $"must be one of {string.Join(", ", names.Keys)}"));
            return otherwise;
        }

        return found;
    }
}
