using System.Globalization;

namespace Naas.Application.Published;

/// <summary>Something wrong in a file of published statistics.</summary>
/// <param name="Row">The line of the file, the one with the column names being 1.</param>
/// <param name="Column">The column's name; null where the whole row is meant.</param>
/// <param name="Message">What is wrong, to go on after the place.</param>
public sealed record PublishedFault(long Row, string? Column, string Message)
{
    public override string ToString() => Column is null
        ? string.Create(CultureInfo.InvariantCulture, $"row {Row}: {Message}")
        : string.Create(CultureInfo.InvariantCulture, $"row {Row}, column {Column}: {Message}");
}
