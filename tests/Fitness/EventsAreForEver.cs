using System.Reflection;
using System.Text.RegularExpressions;
using Naas.Application.Journeys;
using Naas.Application.Rollouts;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;

namespace Naas.Fitness;

public sealed class Events_are_for_ever
{
    // History is written in these. A row is added at the end of its episode, never changed, never taken out.
    private static readonly string[] Frozen =
    [
        "social-worker-registered v1 SocialWorkerRegistered",
        "employment-started v1 EmploymentStarted",
        "employment-ended v1 EmploymentEnded",
        "assessment-agreed v1 AssessmentAgreed",
        "practice-endorsed v1 PracticeEndorsed",
        "practice-re-endorsed v1 PracticeReEndorsed",
        "endorsement-lapsed-on-leaving v1 EndorsementLapsedOnLeaving",
        "sitting-booked v1 SittingBooked",
        "sitting-cancelled-on-leaving v1 SittingCancelledOnLeaving",
        "element-marked v1 ElementMarked",
        "result-released v1 ResultReleased",
        "accredited v1 Accredited",
        "narrow-retake-opened v1 NarrowRetakeOpened",
        "element-retake-opened v1 ElementRetakeOpened",
        "full-retake-opened v1 FullRetakeOpened",
    ];

    private static readonly string[] FrozenOfTheRollout =
    [
        "phase-opened v1 PhaseOpened",
        "phase-changed v1 PhaseChanged",
        "phase-ended v1 PhaseEnded",
        "site-joined v1 SiteJoined",
        "site-left v1 SiteLeft",
        "organisation-succeeded v1 OrganisationSucceeded",
    ];

    // Numbers, days, names from closed lists, and codes that the domain checks. Nothing that could hold a sentence about somebody.
    private static readonly HashSet<Type> Harmless =
    [
        typeof(int), typeof(decimal), typeof(bool), typeof(DateOnly), typeof(Guid),
        typeof(OrganisationCode), typeof(SittingCode), typeof(PhaseCode), typeof(EditionCode), typeof(ActorId), typeof(ElementSet),
    ];

    private static readonly string[] HarmlessStrings =
    [
        "ElementMarked.StandardVersion",
        "EventMetadata.Role", "EventMetadata.Organisation", "EventMetadata.RequestHash", "EventMetadata.CorrelationId", "EventMetadata.CausationId",
    ];

    private static readonly string[] PersonalWords =
    [
        "Name", "Forename", "Surname", "Title", "Email", "Mail", "Phone", "Telephone", "Address", "Postcode", "Birth", "Born", "Age", "Sex", "Gender",
        "Ethnicity", "Race", "Religion", "Belief", "Disability", "Health", "Illness", "Pregnancy", "Marriage", "Orientation", "Nationality",
        "Note", "Notes", "Text", "Comment", "Comments", "Remark", "Description", "Narrative", "Evidence", "Adjustment", "Registration", "Number",
    ];

    private static readonly Type[] Events = typeof(JourneyEvent).GetNestedTypes();

    private static readonly Type[] EventsOfTheRollout = typeof(RolloutEvent).GetNestedTypes();

    private static readonly IReadOnlyList<StoredEventType> Catalogue = [.. JourneyEventCatalogue.All, .. RolloutEventCatalogue.All];

    [Fact]
    public void Their_stored_names_are_frozen()
    {
        JourneyEventCatalogue.All.Select(row => $"{row.Name} v{row.SchemaVersion} {row.Type.Name}").Should().BeEquivalentTo(Frozen);
        RolloutEventCatalogue.All.Select(row => $"{row.Name} v{row.SchemaVersion} {row.Type.Name}").Should().BeEquivalentTo(FrozenOfTheRollout);
    }

    [Fact]
    public void Their_stored_names_are_unique_and_in_kebab_case()
    {
        Catalogue.Select(row => (row.Name, row.SchemaVersion)).Should().OnlyHaveUniqueItems();
        Catalogue.Should().OnlyContain(row => Regex.IsMatch(row.Name, "^[a-z]+(-[a-z]+)*$") && row.SchemaVersion >= 1);
    }

    [Fact]
    public void Every_event_has_a_row()
    {
        JourneyEventCatalogue.All.Select(row => row.Type).Distinct().Should().BeEquivalentTo(Events);
        RolloutEventCatalogue.All.Select(row => row.Type).Distinct().Should().BeEquivalentTo(EventsOfTheRollout);
    }

    [Fact]
    public void They_hold_nothing_that_could_be_free_text() =>
        Properties().Where(pair => !IsHarmless(pair.Property.PropertyType) && !(pair.Property.PropertyType == typeof(string) && HarmlessStrings.Contains(pair.Name)))
            .Select(pair => $"{pair.Name} is a {pair.Property.PropertyType.Name}")
            .Should().BeEquivalentTo(["EventMetadata.RecordedAt is a DateTimeOffset"]);

    [Fact]
    public void No_property_is_named_like_personal_data() =>
        Properties().Where(pair => Regex.Matches(pair.Property.Name, @"\p{Lu}\p{Ll}*").Select(word => word.Value).Intersect(PersonalWords).Any())
            .Select(pair => pair.Name)
            .Should().BeEmpty();

    private static IEnumerable<(string Name, PropertyInfo Property)> Properties() =>
        Events.Concat(EventsOfTheRollout).Append(typeof(EventMetadata)).SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => ($"{type.Name}.{property.Name}", property)));

    private static bool IsHarmless(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return Harmless.Contains(value) || (value.IsEnum && value.Assembly == Repository.Domain);
    }
}
