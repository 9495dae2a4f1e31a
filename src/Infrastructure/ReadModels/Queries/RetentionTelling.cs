using Naas.Analysis.Disclosure;
using Naas.Analysis.Statistics;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Domain.Policies;
using Naas.Projections.Retention;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>How figures of staying and leaving are told: exactly inside the department, to an employer by the policy of what may leave it.</summary>
internal sealed class RetentionTelling
{
    private const int WholePercent = 100;

    private RetentionTelling(DisclosurePolicy? policy) => Policy = policy;

    /// <summary>Null where everything is told.</summary>
    public DisclosurePolicy? Policy { get; }

    public static RetentionCount Withheld { get; } = new(null, Symbol.Confidential.Text());

    public static RetentionRate WithheldRate { get; } = new(null, null, null, Symbol.Confidential.Text());

    public static RetentionTelling To(Caller caller) => new(caller.Role == Role.Employer ? DisclosurePolicy.NaasSdc3 : null);

    /// <summary>The month as of whose end figures are told: to an employer that of the last census, whichever day it asks on, so that one answer cannot be subtracted from another.</summary>
    /// <param name="asOf">The day that was asked for, or the last that is known; null for today.</param>
    public static int MonthOf(Caller caller, DateOnly? asOf, DateOnly today) => (caller.Role, asOf) switch
    {
        (_, { } on) => Months.LastOver(on),
        (Role.Employer, null) => Months.OfCensus(Months.LastCensusOver(today)),
        _ => Months.LastOver(today),
    };

    /// <summary>A count that is no part of another one told.</summary>
    public RetentionCount Alone(int people) => Policy?.IsSmall(people) == true ? Withheld : Exactly(people);

    /// <summary>A whole with the parts into which it falls, each told where nothing that is withheld can be worked out from it.</summary>
    public (RetentionCount Whole, IReadOnlyDictionary<string, RetentionCount> Parts) Parts(IReadOnlyList<(string Part, int People)> parts)
    {
        if (Policy is null)
            return (Exactly(parts.Sum(part => part.People)), parts.ToDictionary(part => part.Part, part => Exactly(part.People)));

        var table = CountTable.From("parts", [Dimension.Flat("part", parts.Select(part => part.Part))], parts.Select(part => ((IReadOnlyList<string>)[part.Part], part.People)));
        var release = Release.Of(Policy, [table]);
        return (Told(release[CellKey.Everyone]), parts.ToDictionary(part => part.Part, part => Told(release[table.Key(part.Part)])));
    }

    /// <summary>A share of a group, with Wilson's interval. Of a group below the country's, none that is nobody's or everybody's is told: it would tell each one's.</summary>
    public RetentionRate Share(int part, int of)
    {
        if (of == 0)
            return new RetentionRate(null, null, null, Symbol.NotApplicable.Text());
        var shown = Percent((double)part / of);
        if (Policy is { } policy && (!policy.AllowsRateOf(of) || policy.IsSmall(part) || policy.IsSmall(of - part) || AllOrNone.IsReadInPercent(shown)))
            return WithheldRate;

        var interval = new Proportion(part, of).Wilson()!.Value;
        return new RetentionRate(shown, Percent(interval.Lower), Percent(interval.Upper), null);
    }

    /// <summary>A ratio of two counts that are not part and whole, and so has no interval; it may exceed 100. What reads as a share of nobody or of everybody is withheld as a share is.</summary>
    public RetentionRate Ratio(RetentionCount count, int to)
    {
        if (to == 0)
            return new RetentionRate(null, null, null, Symbol.NotApplicable.Text());
        if (count.Number is not { } number)
            return WithheldRate;

        var shown = Percent((double)number / to);
        return Policy is { } policy && (!policy.AllowsRateOf(to) || AllOrNone.IsReadInPercent(shown)) ? WithheldRate : new RetentionRate(shown, null, null, null);
    }

    /// <summary>
    /// Whether joiners and leavers are told, with the parts into which they fall: in post this year and last, joiners and leavers, three of
    /// them tell the fourth. So all are told together or none.
    /// </summary>
    /// <param name="wholes">Joiners and leavers, each as it would be told by itself, in as many ways as they are divided.</param>
    public static bool AreComingsTold(params IEnumerable<RetentionCount> wholes) => wholes.All(whole => whole.Number is not null);

    /// <summary>What readers inside are warned of where groups are small (S-39).</summary>
    public IEnumerable<string> Warnings(params IEnumerable<int> groups) =>
        Policy is null && groups.Any(people => FewPeople.Are(people)) ? [FewPeople.InAGroup] : [];

    /// <summary>Whether two figures of nearly the same people are so near that their difference tells of few.</summary>
    public bool IsNear(int one, int other) => Policy?.IsSmall(Math.Abs(one - other)) == true;

    /// <summary>Where figures come from; where they leave the department, neither how many were counted nor how many left out is told when that is few.</summary>
    /// <param name="n">Null where it is withheld.</param>
    public Task<Provenance> ProvenanceAsync(Snapshot snapshot, FigureDefinition definition, EditionCode edition, int? n, params IReadOnlyList<(string Reason, string Sentence, int Count)> excluded) => snapshot.ProvenanceAsync(
        definition,
        edition,
        n is { } counted ? Alone(counted).Number : null,
        [.. excluded.Where(left => left.Count > 0).Select(left => new Exclusion(left.Reason, left.Sentence, Alone(left.Count).Number))]);

    public static RetentionCount Exactly(int people) => new(people, null);

    public static RetentionCount Told(ReleasedCell cell) => cell.Count is { } count ? Exactly(count) : Withheld;

    private static double Percent(double share) => Rounded.HalfUp(share * WholePercent, 1);
}
