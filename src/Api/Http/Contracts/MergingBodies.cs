using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Api.Http.Contracts;

/// <summary>This record is a second one of somebody whose other record goes on: it is closed, and what it holds goes over.</summary>
/// <param name="Survivor">The journey that goes on.</param>
public sealed record SupersedeJourneyBody(JourneyId Survivor, DateOnly On)
{
    public JourneyCommand.SupersedeJourney ToCommand() => new(Survivor, On);
}

/// <summary>The two were two people's after all.</summary>
/// <param name="Closed">The journey that was closed.</param>
public sealed record UndoMergeBody(JourneyId Closed, DateOnly On)
{
    public JourneyCommand.UndoMerge ToCommand() => new(Closed, On);
}

/// <summary>What a closed record holds is brought over: the second step of a merging, which follows the first by itself.</summary>
/// <param name="Closed">The journey that was closed.</param>
public sealed record AbsorbRecordBody(JourneyId Closed, DateOnly On)
{
    public JourneyCommand.AbsorbRecord ToCommand() => new(Closed, On);
}

/// <summary>A closed record is opened again: the second step of an undoing, which follows the first by itself.</summary>
public sealed record ReinstateJourneyBody(DateOnly On)
{
    public JourneyCommand.ReinstateJourney ToCommand() => new(On);
}

/// <summary>A recorded simulation is chosen for a service-user panel.</summary>
public sealed record SampleSimulationBody(Level Level, DateOnly On)
{
    public JourneyCommand.SampleSimulation ToCommand(RecordingCode recording) => new(Level, recording, On);
}

/// <summary>What a member of a service-user panel says of a recorded simulation; it changes no score.</summary>
/// <param name="Document">The words, stored before under <c>documents</c>.</param>
public sealed record CommentOnSimulationBody(Level Level, DocumentId Document, DateOnly On)
{
    public JourneyCommand.CommentOnSimulation ToCommand(RecordingCode recording) => new(Level, recording, Document, On);
}
