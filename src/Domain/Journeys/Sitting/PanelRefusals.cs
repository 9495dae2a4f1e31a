namespace Naas.Domain.Journeys;

public static partial class Refusals
{
    public static RefusalKind NotASimulation { get; } = new(
        "not-a-simulation", "No simulation was sat at that attempt",
        G17("¶26", "allow them to comment on the outcomes of a sample of simulated observations"),
        "Choose the recording of an attempt at which the simulated element was sat.");

    public static RefusalKind SampledBeforeRelease { get; } = new(
        "sampled-before-release", "The result of that attempt is not out",
        G17("¶26", "This did not affect the scores"),
        "Choose it once the result has been released: so nothing that a panel says can reach a mark.");

    public static RefusalKind NotSampled { get; } = new(
        "not-sampled", "The recording is not in the panels' sample",
        G17("¶26", "comment on the outcomes of a sample of simulated observations"),
        "Comment on a recording of the sample, or have the department choose this one.");
}
