using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Naas.Domain.Assessments;

namespace Naas.Projections.WorkerSummary;

/// <summary>A released result, as far as it tells what rests on it.</summary>
/// <param name="Due">The elements that were sat.</param>
/// <param name="Met">Those that were met, as released last.</param>
/// <param name="IsElementRetake">Whether it was of the one element that an attempt before had left: it counts together with that one (S-04).</param>
/// <param name="RestedOnPassport">Whether a passport stood for elements at it, or at the attempt of which it was a retake.</param>
public sealed record ResultEntry(int Attempt, ImmutableArray<Element> Due, ImmutableArray<Element> Met, bool IsElementRetake, bool RestedOnPassport)
{
    public DateOnly? CorrectedOn { get; init; }

    public DateOnly? MalpracticeFoundOn { get; init; }

    /// <summary>From when it does not count any more (S-34).</summary>
    public DateOnly? AnnulledOn { get; init; }

    /// <summary>Since when a mark of it is corrected and the corrected result is not released.</summary>
    public DateOnly? MarkCorrectedOn { get; init; }

    [JsonIgnore]
    public bool AwaitsCorrectedRelease => MarkCorrectedOn is not null && AnnulledOn is null;

    public bool HasMet(Element element) => AnnulledOn is null && Met.Contains(element);
}

/// <summary>Why somebody has to look at an accreditation that stands.</summary>
public enum Question
{
    /// <summary>Malpractice was found at a sitting that it rests on (S-34).</summary>
    MalpracticeFound = 1,

    /// <summary>A result that it rests on was corrected, and something is not met after all (S-36).</summary>
    ResultIssuedInError = 2,

    /// <summary>A mark of a result that it or its renewal may rest on was corrected, and the corrected result is not released.</summary>
    CorrectedResultAwaited = 3,

    /// <summary>Notice of a revocation was given whose ground is not there any more, and it is not dropped.</summary>
    NoticeGiven = 4,
}

/// <param name="Attempt">The attempt whose result is in question.</param>
public sealed record QuestionEntry(Question Question, int Attempt, DateOnly Since);

/// <summary>Whether what an accreditation rests on stands.</summary>
internal static class InQuestion
{
    /// <param name="results">Every released result of the level, in the order of the attempts.</param>
    /// <returns>Null while everything that it rests on stands, or the department has let it stand.</returns>
    public static QuestionEntry? Of(ImmutableArray<ResultEntry> results, AccreditationEntry held)
    {
        var series = SeriesOf(results, held.Attempt);
        if (series.IsEmpty)
            return null;
        // A mark corrected at one of its renewals may take the renewal away.
        if (results.FirstOrDefault(result => result.Attempt >= series[0].Attempt && result.AwaitsCorrectedRelease) is { MarkCorrectedOn: { } marked } awaited)
            return new QuestionEntry(Question.CorrectedResultAwaited, awaited.Attempt, marked);
        if ((!held.IsLetStand || held.NoticeOn is not null) && Ground(series, held.Attempt) is { } ground)
            return ground;
        return held.NoticeOn is { } notice ? new QuestionEntry(Question.NoticeGiven, held.Attempt, notice) : null;
    }

    /// <summary>The results that count together with that of an attempt: of everything due, and the retakes of one element after it.</summary>
    public static ImmutableArray<ResultEntry> SeriesOf(ImmutableArray<ResultEntry> results, int attempt)
    {
        if (results.FirstOrDefault(result => result.Attempt == attempt) is not { } sought)
            return [];

        var first = results.IndexOf(sought);
        var next = first + 1;
        while (first > 0 && results[first].IsElementRetake)
            first--;
        while (next < results.Length && results[next].IsElementRetake)
            next++;
        return results[first..next];
    }

    private static QuestionEntry? Ground(ImmutableArray<ResultEntry> series, int accreditedBy)
    {
        var before = series.Where(result => result.Attempt <= accreditedBy).ToImmutableArray();
        if (NotMet(before).Any() && before.FirstOrDefault(result => result.MalpracticeFoundOn is not null) is { MalpracticeFoundOn: { } found } annulled)
            return new QuestionEntry(Question.MalpracticeFound, annulled.Attempt, found);

        var notMet = NotMet(series).ToImmutableArray();
        return series.FirstOrDefault(result => result is { CorrectedOn: not null, AnnulledOn: null } && result.Due.Any(element => notMet.Contains(element) && !result.Met.Contains(element))) is { CorrectedOn: { } corrected } wrong
            ? new QuestionEntry(Question.ResultIssuedInError, wrong.Attempt, corrected)
            : null;
    }

    private static IEnumerable<Element> NotMet(ImmutableArray<ResultEntry> series) => series[0].Due.Where(element => !series.Any(result => result.HasMet(element)));
}
