using Naas.Application.EventLog;
using Naas.Application.Queries;

namespace Naas.Api.Http.Contracts;

/// <summary>Makes a release.</summary>
/// <param name="AsOf">The day of the figures, not after today.</param>
/// <param name="Position">Only what had been recorded up to here: a Naas-Position of an earlier answer. Everything when left out.</param>
public sealed record MakeReleaseBody(DataSetName DataSet, DateOnly AsOf, [PositionText] string? Position);

internal sealed class PositionTextAttribute : TextRuleAttribute
{
    public override bool IsKept(string text) => LogPosition.TryParse(text, out _);

    public override string Rule => "must be a Naas-Position as this server gave it";
}
