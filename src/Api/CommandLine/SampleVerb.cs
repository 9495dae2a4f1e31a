using System.CommandLine;
using System.Globalization;
using Naas.Api.Samples;
using Naas.Application.Time;
using Naas.Infrastructure.Operations;
using Naas.Infrastructure.ReadModels;

namespace Naas.Api.CommandLine;

/// <summary><c>naas sample</c>: loads the Phase One sample, or one of any size in bulk, or goes on with a load that was cut off.</summary>
internal static class SampleVerb
{
    private const int MostWorkers = 1_000_000;

    public static Command Create()
    {
        var (data, postgres) = (Options.Data(), Options.Postgres());
        var workers = new Option<int?>("--workers") { Description = $"Not the Phase One sample but a country of so many workers, up to {MostWorkers.ToString(CultureInfo.InvariantCulture)}, written in bulk." };
        var seed = new Option<string?>("--seed") { Description = "With --workers: another seed than the parameters', for other people of the same kind." };
        var noReadModels = new Option<bool>("--no-read-models") { Description = "With --workers: leave the read models to the server that runs next." };
        var verb = new Command("sample", "Load the Phase One sample, or a country of many workers, into an empty log; or go on with a load that was cut off.") { workers, seed, noReadModels, data, postgres };
        verb.SetAction((parsed, cancellation) => Verbs.RunAsync(
            () =>
            {
                var country = OptionsOf(parsed.GetValue(workers), parsed.GetValue(seed), parsed.GetValue(noReadModels));
                Func<IServiceProvider, Task<int>> load = async services =>
                {
                    await NobodyMayServeAsync(services, cancellation);
                    await (country is null ? PhaseOne.LoadAsync(services, cancellation) : Country.LoadAsync(services, country, cancellation));
                    return Verbs.Ok;
                };
                return country is not null && parsed.GetValue(postgres) is null
                    ? VerbServices.OnPrivateAsync(parsed.GetRequiredValue(data), load, cancellation)
                    : VerbServices.WithAsync(parsed.GetRequiredValue(data), parsed.GetValue(postgres), load, cancellation);
            },
            cancellation));
        return verb;
    }

    /// <returns>Null for the Phase One sample.</returns>
    internal static CountryOptions? OptionsOf(int? workers, string? seed, bool noReadModels)
    {
        if (workers is not { } count)
        {
            return seed is null && !noReadModels
                ? null
                : throw new OperatorException("--seed and --no-read-models go with --workers; the Phase One sample has a seed of its own, in samples/phase-one.json.");
        }

        if (count is < 1 or > MostWorkers)
            throw new OperatorException(string.Create(CultureInfo.InvariantCulture, $"--workers {count} is out of range: from 1 to {MostWorkers}."));
        if (seed is null)
            return new CountryOptions(count, null, !noReadModels);
        // The database keeps it as a signed number.
        return ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= long.MaxValue
            ? new CountryOptions(count, number, !noReadModels)
            : throw new OperatorException($"--seed '{seed}' is no seed: a whole number from 0 to {long.MaxValue.ToString(CultureInfo.InvariantCulture)}.");
    }

    /// <summary>A server reads the business clock at its start; one that runs would go on in the world's time, after the sample's.</summary>
    private static async Task NobodyMayServeAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var health = await services.GetRequiredService<ReadModels>().HealthAsync(services.GetRequiredService<BusinessClock>().Now, cancellation);
        if (health.Any(projection => projection.Leader is not null) && await services.GetRequiredService<ServiceState>().SampleAsync(cancellation) is not { Finished: true })
            throw new OperatorException("A server is running on this database and keeps its own time; stop it, and './naas up' loads the sample.");
    }
}
