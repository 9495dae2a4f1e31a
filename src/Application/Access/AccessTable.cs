using Naas.Domain.Journeys;
namespace Naas.Application.Access;
public static class AccessTable
{
    public static bool Allows(Caller caller, JourneyCommand command, Journey journey) => true;
}
