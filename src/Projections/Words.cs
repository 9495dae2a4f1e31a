using System.Globalization;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;

namespace Naas.Projections;

/// <summary>How values read inside a sentence.</summary>
internal static partial class Words
{
    public static string Of(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Of(decimal score) => score.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Of(Level level) => level switch
    {
        Level.Practitioner => "child and family practitioner",
        Level.Supervisor => "practice supervisor",
        Level.Leader => "practice leader",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "No such level."),
    };

    public static string Of(Element element) => element switch
    {
        Element.Knowledge => "knowledge element",
        Element.Simulated => "simulated observation",
        Element.Written => "written element",
        Element.RolePlay => "role play",
        Element.WrittenExercise => "written exercise",
        Element.Interview => "in-depth interview",
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, "No such element."),
    };

    /// <summary>As in <c>the knowledge element and the written element</c>.</summary>
    public static string Of(ElementSet elements)
    {
        var words = elements.Select(element => $"the {Of(element)}").ToList();
        return words.Count switch
        {
            0 => "no element",
            1 => words[0],
            _ => $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}",
        };
    }

    public static string Of(ElementResult result) => result switch
    {
        ElementResult.Met => "met",
        ElementResult.NarrowlyNotMet => "narrowly not met",
        ElementResult.NotMet => "not met",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "No such result."),
    };

    public static string Of(LeavingReason reason) => reason switch
    {
        LeavingReason.Resignation => "resignation",
        LeavingReason.VoluntaryRedundancy => "voluntary redundancy",
        LeavingReason.CompulsoryRedundancy => "compulsory redundancy",
        LeavingReason.Dismissal => "dismissal",
        LeavingReason.Retirement => "retirement",
        LeavingReason.Death => "death",
        LeavingReason.MovedToOtherRole => "a move to another role",
        LeavingReason.EndOfContract => "the end of the contract",
        LeavingReason.Other => "another reason",
        LeavingReason.NotKnown => "not known",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No such reason."),
    };

    public static string Of(LeavingDestination destination) => destination switch
    {
        LeavingDestination.OtherLocalAuthorityInEngland => "another local authority in England",
        LeavingDestination.SocialWorkOutsideEngland => "social work outside England",
        LeavingDestination.Agency => "agency work",
        LeavingDestination.OtherSocialWorkRole => "another social work role",
        LeavingDestination.OtherRoleOutsideSocialWork => "a role outside social work",
        LeavingDestination.CareerBreakOrStudy => "a career break or study",
        LeavingDestination.Retired => "retired",
        LeavingDestination.NotApplicable => "not applicable",
        LeavingDestination.NotKnown => "not known",
        _ => throw new ArgumentOutOfRangeException(nameof(destination), destination, "No such destination."),
    };
}
