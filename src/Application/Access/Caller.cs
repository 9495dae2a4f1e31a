using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Application.Access;

/// <summary>In which role somebody acts. A person may hold several; a request is made in one.</summary>
public enum Role
{
    Worker = 1,
    Employer = 2,
    DeliveryPartner = 3,
    Assessor = 4,
    Moderator = 5,
    Releaser = 6,
    ReviewSecretariat = 7,
    ReviewChair = 8,
    ReviewPanelMember = 9,
    DfeAnalyst = 10,
    DfeOperations = 11,
    Auditor = 12,
    Operator = 13,
    System = 14,
    PanelA = 15,
    PanelB = 16,
    Psychometrician = 17,
    Adjudicator = 18,

    /// <summary>Holds the assessment days of practice leaders, under a contract of its own (C16 ¶44).</summary>
    LeaderDeliveryPartner = 19,
    ServiceUserPanel = 20,

    /// <summary>Carries out the live research of the programme, on pseudonymised records (response ¶32).</summary>
    ResearchPartner = 21,
}

/// <summary>Who makes a request, as the identity provider vouches for it.</summary>
/// <param name="Organisation">Whom an employer or delivery partner acts for.</param>
/// <param name="Journey">The worker's own journey, for the role <see cref="Role.Worker"/>.</param>
public sealed record Caller(ActorId Subject, Role Role, OrganisationCode? Organisation, JourneyId? Journey);
