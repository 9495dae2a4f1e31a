using System.Text;
using System.Text.Json;

namespace Naas.Application.Queries;

/// <summary>Where a page of published figures ends: opaque to callers, and the same place whatever is imported meanwhile.</summary>
/// <param name="Filters">As the database writes them, which is one way for the same filters.</param>
public sealed record PublishedPlaceInList(string DataSet, string Indicator, string Geography, string TimePeriod, string TimeIdentifier, string Filters)
{
    private const int LongestText = 4_000;

    public override string ToString() =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize<string[]>([DataSet, Indicator, Geography, TimePeriod, TimeIdentifier, Filters])))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static bool TryParse(string text, out PublishedPlaceInList? place)
    {
        ArgumentNullException.ThrowIfNull(text);
        place = null;
        if (text.Length > LongestText)
            return false;
        try
        {
            var padded = text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
            if (JsonSerializer.Deserialize<string[]>(Convert.FromBase64String(padded)) is not { Length: 6 } parts || parts.Any(part => part is null || part.Contains('\0', StringComparison.Ordinal)))
                return false;
            place = new PublishedPlaceInList(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
            return true;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return false;
        }
    }
}
