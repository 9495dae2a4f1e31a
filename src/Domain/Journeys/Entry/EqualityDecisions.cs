namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    // A declaration that was overtaken by a later one before it was recorded has nothing left to say.
    private static Decision DeclareEquality(JourneyCommand.DeclareEqualityInformation command, Journey journey)
    {
        if (command.Version <= journey.EqualityInformation)
            return Decision.Nothing;
        if ((InFuture(command) ?? BeforeRegistration(command, journey)) is { } refusal)
            return refusal;

        return new JourneyEvent.EqualityInformationDeclared(command.Version, command.On);
    }
}
