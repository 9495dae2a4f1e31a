using Naas.Domain.Assessments;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

public static partial class JourneyDecider
{
    private static Decision TakeRecording(JourneyCommand.TakeRecording command, Journey journey)
    {
        var track = journey.At(command.Level);
        // It may be entered late, after the result is out.
        var attempt = track.SatLastBy(command.On);
        if (track.Recording(command.Recording) is { } known)
        {
            return known.Attempt == attempt?.Number && known.HeldBy == command.HeldBy
                ? Decision.Nothing
                : Refusals.RecordingAlreadyTaken.Because($"{known.Code} is the recording of attempt {known.Attempt}.");
        }

        if (InFuture(command) is { } refusal)
            return refusal;
        if (attempt is null)
            return Refusals.NotSatYet.Because($"By {command.On.Words()} no sitting as a {command.Level.Words()} had taken place that {command.Recording} could be of.");

        return new JourneyEvent.RecordingTaken(command.Level, attempt.Number, command.Recording, command.HeldBy, command.On);
    }

    private static Decision AgreeToTrainingUse(JourneyCommand.AgreeToTrainingUse command, Journey journey, Policy policy)
    {
        if (journey.At(command.Level).Recording(command.Recording) is { TrainingAgreed: true })
            return Decision.Nothing;
        return ToAgreeToTraining.FirstBroken(command, journey, policy) is { } refusal
            ? refusal
            : new JourneyEvent.RecordingTrainingAgreed(command.Level, command.Recording, command.On);
    }

    private static Decision HandOverRecording(JourneyCommand.HandOverRecording command, Journey journey)
    {
        if (journey.At(command.Level).Recording(command.Recording) is not { } recording)
            return NoSuchRecording(command.Recording);
        if ((InFuture(command) ?? BeforeRegistration(command, journey) ?? Destroyed(recording)) is { } refusal)
            return refusal;

        return recording.HeldBy == command.HeldBy ? Decision.Nothing : new JourneyEvent.RecordingHandedOver(command.Level, recording.Code, command.HeldBy, command.On);
    }

    private static Decision UseRecording(JourneyCommand.UseRecording command, Journey journey)
    {
        if (journey.At(command.Level).Recording(command.Recording) is not { } recording)
            return NoSuchRecording(command.Recording);
        if (recording.LastUse == (command.For, command.Facts.Actor, command.On))
            return Decision.Nothing;
        if ((InFuture(command) ?? BeforeRegistration(command, journey) ?? Destroyed(recording)) is { } refusal)
            return refusal;
        if (command.For == RecordingUse.Training && !recording.TrainingAgreed)
            return Refusals.TrainingNotAgreed.Because($"The worker has not let {recording.Code} be used for training.");
        if (command.For == RecordingUse.ServiceUserPanel && NotSampled(recording, command.On) is { } notChosen)
            return notChosen;

        return new JourneyEvent.RecordingUsed(command.Level, recording.Code, command.For, command.Facts.Actor, command.On);
    }

    private static Decision DestroyRecording(JourneyCommand.DestroyRecording command, Journey journey, Policy policy)
    {
        var recording = journey.At(command.Level).Recording(command.Recording);
        if (recording is { IsDestroyed: true })
            return Decision.Nothing;
        if (ToDestroy.FirstBroken(command, journey, policy) is { } refusal)
            return refusal;

        return new JourneyEvent.RecordingDestroyed(command.Level, recording!.Code, command.Facts.Actor, command.On);
    }

    private static Refusal? Destroyed(Recording recording) =>
        recording.DestroyedOn is { } destroyed ? Refusals.RecordingDestroyed.Because($"{recording.Code} was destroyed on {destroyed.Words()}.") : null;

    private static Refusal NoSuchRecording(RecordingCode recording) => Refusals.NoSuchRecording.Because($"This journey has no recording {recording}.");
}
