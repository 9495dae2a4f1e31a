using System.Security.Cryptography;
using System.Text;
using Naas.Application.Journeys;
using Naas.Application.Samples;
using Naas.Application.Standards;
using Naas.Domain.Rollouts;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.Reference;
using Naas.Infrastructure.Samples;

namespace Naas.Domain.Specs.Samples;

/// <summary>The sample as <c>naas up</c> loads it, made once for all specs.</summary>
internal static class Sample
{
    public static readonly OrganisationCode Bury = new("E08000002");
    public static readonly OrganisationCode Manchester = new("E08000003");
    public static readonly OrganisationCode Oldham = new("E08000004");
    public static readonly OrganisationCode Wigan = new("E08000010");
    public static readonly OrganisationCode Leeds = new("E08000035");

    private static readonly Lazy<IReadOnlyList<SampleWorker>> AllWorkers = new(() => [.. PhaseOne().Workers()]);

    public static string ParametersFile => Path.Combine(AppContext.BaseDirectory, "samples", "phase-one.json");

    public static SampleParameters Parameters { get; } = SampleParametersFile.Load(ParametersFile);

    public static ReferenceData Reference { get; } = ReferenceData.Load(Path.Combine(AppContext.BaseDirectory, "reference"));

    public static PolicyEditions Editions { get; } = PolicyEditions.Load(Path.Combine(AppContext.BaseDirectory, "policies"));

    /// <summary>The phase and the sites on which the workers' lives rest.</summary>
    public static Rollout Rollout { get; } = PhaseOne().RolloutSteps.SelectMany(step => step.Events).Aggregate(Rollout.NotBegun, Rollout.Evolve);

    public static IReadOnlyList<SampleWorker> Workers => AllWorkers.Value;

    public static PhaseOneSample PhaseOne(ulong? seed = null) => new(Parameters, Reference, Editions, seed);

    public static IEnumerable<JourneyEvent> EventsOf(SampleWorker worker) => worker.Steps.SelectMany(step => step.Events);

    public static IEnumerable<T> Events<T>() => Workers.SelectMany(EventsOf).OfType<T>();

    public static bool FollowedBy<TFirst, TThen>(SampleWorker worker, Func<TFirst, TThen, bool> fits)
        where TFirst : JourneyEvent
        where TThen : JourneyEvent
    {
        var events = EventsOf(worker).ToList();
        return events.Index().Any(first => first.Item is TFirst one && events.Skip(first.Index + 1).OfType<TThen>().FirstOrDefault() is { } other && fits(one, other));
    }

    public static Journey JourneyOf(SampleWorker worker) => EventsOf(worker).Aggregate(Journey.NotBegun, Journey.Evolve);

    public static int InPost(OrganisationCode organisation, DateOnly day, Func<Spell, bool> which) =>
        Workers.Count(worker => JourneyOf(worker).Spells.Any(spell => spell.PlacedAt == organisation && spell.Covers(day) && which(spell)));

    /// <summary>The same workers as they would be if nobody gave equality information.</summary>
    public static IEnumerable<SampleWorker> Undeclared(IEnumerable<SampleWorker> workers) =>
        workers.Select(worker => worker with { Steps = [.. worker.Steps.Where(step => step.Answers is null)] });

    /// <summary>Everything a load would send, as one number.</summary>
    public static string DigestOf(IEnumerable<SampleWorker> workers)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var worker in workers)
        {
            var (number, given, family, born) = worker.Registration;
            Add(digest, $"{worker.Ordinal} {number} {given} {family} {born:yyyy-MM-dd} {worker.Characteristics.Ethnicity} {worker.Characteristics.Sex} {worker.Characteristics.Role}");
            foreach (var step in worker.Steps)
            {
                Add(digest, $"{step.Number} {step.At:O} {step.Caller.Subject} {step.Caller.Role} {step.Caller.Organisation?.Value} {step.Command.GetType().Name} {step.Command.On:yyyy-MM-dd}");
                foreach (var journeyEvent in step.Events)
                    digest.AppendData(JourneyEventCatalogue.Serialise(journeyEvent));
                if (step.Answers is { } said)
                    Add(digest, $"{said.Sex} {said.Ethnicity} {said.Disability} {said.ReligionOrBelief} {said.SexualOrientation} {said.GenderReassignment} {said.MaritalStatus} {said.PregnancyAndMaternity}");
            }
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    /// <summary>The same of how the panels set the standards.</summary>
    public static string DigestOf(IEnumerable<SampleStandardStep> steps)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var step in steps)
        {
            Add(digest, $"{step.Number} {step.At:O} {step.Caller.Subject} {step.Caller.Role} {step.Level} {step.Element} {step.Command.GetType().Name} {step.Command.On:yyyy-MM-dd}");
            foreach (var standardEvent in step.Events)
                digest.AppendData(StandardEventCatalogue.Types.Serialise(standardEvent));
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private static void Add(IncrementalHash digest, FormattableString line) =>
        digest.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant(line) + "\n"));
}
