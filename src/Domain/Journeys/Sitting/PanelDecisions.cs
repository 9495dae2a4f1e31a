using Naas.Domain.Assessments;

namespace Naas.Domain.Journeys;

// What service users say of a sample of simulations. Nothing here touches a mark: only what is out already is shown to them.
public static partial class JourneyDecider
{
    private static Decision SampleSimulation(JourneyCommand.SampleSimulation command, Journey journey)
    {
        var track = journey.At(command.Level);
        if (track.Recording(command.Recording) is not { } recording)
            return NoSuchRecording(command.Recording);
        if (recording.SampledOn is not null)
            return Decision.Nothing;
        if ((InFuture(command) ?? BeforeRegistration(command, journey) ?? Destroyed(recording)) is { } refusal)
            return refusal;
        if (track.ResultOf(recording.Attempt) is not { } released)
            return Refusals.SampledBeforeRelease.Because($"The result of attempt {recording.Attempt}, of which {recording.Code} is the recording, is not out.");
        if (command.On < released.On)
            return Refusals.SampledBeforeRelease.Because($"The result of attempt {recording.Attempt} was released on {released.On.Words()}, after {command.On.Words()}.");
        if (!released.Attempt.Elements.Contains(Element.Simulated))
            return Refusals.NotASimulation.Because($"Attempt {recording.Attempt}, of which {recording.Code} is the recording, was of {released.Attempt.Elements}.");

        return new JourneyEvent.SimulationSampled(command.Level, recording.Code, command.Facts.Actor, command.On);
    }

    private static Decision CommentOnSimulation(JourneyCommand.CommentOnSimulation command, Journey journey)
    {
        if (journey.At(command.Level).Recording(command.Recording) is not { } recording)
            return NoSuchRecording(command.Recording);
        if (recording.PanelComments.Contains(command.Document))
            return Decision.Nothing;
        if ((InFuture(command) ?? Destroyed(recording) ?? NotSampled(recording, command.On)) is { } refusal)
            return refusal;

        // Whoever comments has seen it (S-52).
        return Decision.Of(
            new JourneyEvent.RecordingUsed(command.Level, recording.Code, RecordingUse.ServiceUserPanel, command.Facts.Actor, command.On),
            new JourneyEvent.SimulationCommented(command.Level, recording.Code, command.Document, command.Facts.Actor, command.On));
    }

    private static Refusal? NotSampled(Recording recording, DateOnly on) => recording.SampledOn switch
    {
        null => Refusals.NotSampled.Because($"{recording.Code} was not chosen for a service-user panel."),
        { } since when on < since => Refusals.NotSampled.Because($"{recording.Code} was chosen for a service-user panel on {since.Words()}, after {on.Words()}."),
        _ => null,
    };
}
