using Naas.Application.Published;

namespace Naas.Api.CommandLine;

/// <summary>What became of a file.</summary>
internal enum ImportOutcome
{
    /// <summary>A dry run found nothing wrong with it.</summary>
    NothingWrong = 1,

    Imported = 2,

    /// <summary>It was imported before: nothing was done.</summary>
    Already = 3,

    /// <summary>Something is wrong with it: nothing was done.</summary>
    Refused = 4,
}

/// <summary>What <c>naas import workforce-statistics --json</c> tells.</summary>
/// <param name="Publication">Under which id it is found; null where it is not imported.</param>
/// <param name="Figures">Rows times columns with figures.</param>
/// <param name="Faults">At most ten thousand.</param>
/// <param name="FaultCount">All of them.</param>
internal sealed record ImportReport(
    ImportOutcome Outcome, long? Publication, string DataSet, DateOnly PublishedOn, string File, string Sha256,
    long Rows, long Figures, IReadOnlyList<string> Filters, IReadOnlyList<string> Indicators, IReadOnlyList<PublishedFault> Faults, long FaultCount);
