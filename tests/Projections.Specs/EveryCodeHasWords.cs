using System.Reflection;
using Naas.Domain.Journeys;
using Naas.Projections.Timeline;

namespace Naas.Projections.Specs;

/// <summary>A code without words would park a timeline and fail the answer of a command that counted.</summary>
public class EveryCodeHasWords
{
    public static TheoryData<Type> Enumerations() => [.. Of.Select(method => method.GetParameters()[0].ParameterType)];

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void Each_value_of_an_enumeration_that_sentences_are_made_of(Type enumeration)
    {
        var words = Of.Single(method => method.GetParameters()[0].ParameterType == enumeration);
        foreach (var value in Enum.GetValues(enumeration))
            ((string)words.Invoke(null, [value])!).Should().NotBeNullOrWhiteSpace();
    }

    [Fact]
    public void Every_enumeration_in_an_event_is_among_them()
    {
        var inEvents = typeof(JourneyEvent).GetNestedTypes().SelectMany(type => type.GetProperties()).Select(property => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
            .Where(type => type.IsEnum).Distinct();

        // Outcomes and footings are written out in their sentences; what stopped a window is not told, for an employer reads along (S-34).
        inEvents.Except(Of.Select(method => method.GetParameters()[0].ParameterType)).Should().BeSubsetOf([typeof(Naas.Domain.Assessments.Outcome), typeof(Naas.Domain.Employers.EmploymentBasis), typeof(WindowStop)]);
    }

    private static IEnumerable<MethodInfo> Of => typeof(TimelineWords).Assembly.GetType("Naas.Projections.Words")!
        .GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(method => method.Name == "Of" && method.GetParameters() is [{ ParameterType.IsEnum: true }]);
}
