using System.Globalization;
using Naas.Projections;

namespace Naas.Infrastructure.ReadModels;

/// <summary>The part of a table that holds the rows of one generation.</summary>
internal readonly record struct PartitionName(string Table, int Generation)
{
    public string Value => string.Create(CultureInfo.InvariantCulture, $"{Table}_g{Generation}");

    /// <summary>One of this folder's statements, about this partition.</summary>
    public string In(string operation) => SqlText.Of(typeof(PartitionName), operation)
        .Replace("{table}", Table, StringComparison.Ordinal)
        .Replace("{partition}", Value, StringComparison.Ordinal)
        .Replace("{generation}", Generation.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
