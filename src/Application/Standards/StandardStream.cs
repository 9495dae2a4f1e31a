using System.Text.Json;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Domain.Assessments;
using Naas.Domain.Standards;

namespace Naas.Application.Standards;

/// <summary>How performance standards stand in the event log: one stream for each element at each level.</summary>
public static class StandardStream
{
    public static StreamKind<ElementStandard, StandardEvent> Kind { get; } = new(
        ElementStandard.NotBegun, ElementStandard.Evolve,
        StandardEventCatalogue.Types.TypeOf, StandardEventCatalogue.Types.Serialise, StandardEventCatalogue.Types.Deserialise);

    public static StreamName NameOf(Level level, Element element) => new($"standard-{Code(level)}-{Code(element)}");

    private static string Code<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
