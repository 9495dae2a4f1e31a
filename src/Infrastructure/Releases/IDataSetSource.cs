using Naas.Analysis.Publishing;
using Naas.Application.Queries;
using Naas.Infrastructure.ReadModels;

namespace Naas.Infrastructure.Releases;

/// <summary>A data set that can be released: what it counts, and from which read model.</summary>
/// <remarks>A new one is a name in <see cref="DataSetName"/>, a class of this kind, its line in <see cref="ReleaseRegistration"/> and in docs/exports.md.</remarks>
internal interface IDataSetSource
{
    DataSetName Name { get; }

    FigureDefinition Definition { get; }

    /// <summary>The read model whose position a release is pinned to.</summary>
    string Projection { get; }

    /// <summary>The data sets, this one among them, whose releases count the same people: those of each are held against those of all.</summary>
    IReadOnlyList<DataSetName> SamePeople => [Name];

    /// <summary>Whether what is counted only grows from one day to a later one, but for what is corrected or annulled.</summary>
    bool OnlyGrows => false;

    /// <summary>Whether employers are told of first attempts of the same people on their dashboards, which count what was released while they were in post (S-16).</summary>
    bool IsOfFirstAttempts => false;

    /// <summary>Whether an earlier release counts nearly the same people, so that the difference of the two tells of the few who came or left.</summary>
    /// <param name="earlier">The day of its figures.</param>
    /// <param name="now">The day of the new release's.</param>
    bool CountsNearlyTheSame(DateOnly earlier, DateOnly now);

    /// <param name="left">Whose first attempts are left out, where it is of first attempts.</param>
    Task<CountedDataSet> CountAsync(Snapshot snapshot, DateOnly asOf, LeftBeforeRelease left);
}
