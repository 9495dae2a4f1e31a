using System.Globalization;

namespace Naas.Web.Words;

/// <summary>Numbers as people read them.</summary>
public static class Counts
{
    /// <summary>1,653</summary>
    public static string Of(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>1 day, 12 days</summary>
    public static string Of(long count, string one, string many) => $"{Of(count)} {(count == 1 ? one : many)}";
}
