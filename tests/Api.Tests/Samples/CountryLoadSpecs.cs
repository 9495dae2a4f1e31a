using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Naas.Api.CommandLine;
using Naas.Api.Samples;
using Naas.Application.Journeys;
using Naas.Application.Samples;
using Naas.Application.Time;
using Naas.Infrastructure.Operations;
using Naas.Infrastructure.People;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.Samples;
using Naas.Testing;

namespace Naas.Api.Tests.Samples;

/// <summary><c>naas sample --workers</c>: what is written in bulk is what the commands would have left.</summary>
public sealed class CountryLoadSpecs(PostgresFixture postgres) : IDisposable
{
    private const int Workers = 150;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bulk_and_one_by_one_leave_the_same_log_directory_and_read_models()
    {
        await using var bulk = await LoadedDatabase.CreateAsync(postgres, _folder);
        await using var ordinary = await LoadedDatabase.CreateAsync(postgres, _folder, bulk.Services.GetRequiredService<DirectoryKeys>());
        await LoadAsync(bulk, Workers, chunk: 500, cut: Cancellation);
        await SendAsync(ordinary, ordinary.Sample(Workers));

        var written = bulk.Sample(Workers).Workers().ToList();
        var journeys = written.Select(worker => SampleIdentity.JourneyOf(worker.Steps[0].Caller.Subject, SampleKeys.Of(bulk.Sample(1).Seed, worker.Ordinal, 0))).ToList();
        var documents = written.Zip(journeys).SelectMany(pair => pair.First.Steps.Where(step => step.Document is not null).Select(step => (pair.Second, step.Document!.IdBy(step.Caller.Subject, pair.Second)))).ToList();
        documents.Should().NotBeEmpty();
        (await bulk.RowsAsync("answer-rows")).Should().HaveCount(written.Count(worker => worker.Steps.Any(step => step.Answers is not null))).And.HaveCountGreaterThan(Workers / 2);
        foreach (var rows in new[] { "log-rows", "stream-rows", "person-rows", "document-rows", "answer-rows" })
            (await bulk.RowsAsync(rows)).Should().Equal(await ordinary.RowsAsync(rows), rows);
        (await bulk.PeopleAsync(journeys)).Should().Equal(await ordinary.PeopleAsync(journeys));
        (await bulk.AnswersAsync(journeys)).Should().Equal(await ordinary.AnswersAsync(journeys)).And.Equal(written.Select(worker => worker.Steps.Select(step => step.Answers).SingleOrDefault(answers => answers is not null)));
        (await bulk.WordsAsync(documents)).Should().Equal(await ordinary.WordsAsync(documents));
        (await bulk.CountAsync("out-of-order")).Should().Be(0);
        (await bulk.ReadModelsAsync()).Should().Equal(await ordinary.ReadModelsAsync());
    }

    /// <summary>Cut off in turn after a chunk that is recorded and not noted, and at any moment of one that is being written.</summary>
    [Fact]
    public async Task A_load_that_is_cut_off_again_and_again_ends_like_one_that_was_not()
    {
        await using var whole = await LoadedDatabase.CreateAsync(postgres, _folder);
        await using var broken = await LoadedDatabase.CreateAsync(postgres, _folder, whole.Services.GetRequiredService<DirectoryKeys>());
        await LoadAsync(whole, Workers, chunk: 25_000, cut: Cancellation);

        DateTimeOffset? noted = null;
        var (cuts, moments) = (0, new Random(7));
        for (var finished = false; !finished;)
        {
            using var cut = new CancellationTokenSource();
            try
            {
                var chunks = 0;
                await LoadAsync(broken, Workers, chunk: 150, noted, now =>
                {
                    if (++chunks == 3 && cuts % 2 == 0)
                        throw new CutOffException();
                    noted = now.CompletedTick;
                    if (chunks == 2)
                        cut.CancelAfter(cuts % 2 == 0 ? Timeout.Infinite : moments.Next(1, 40));
                    return Task.CompletedTask;
                }, cut.Token);
                finished = true;
            }
            catch (Exception e) when (e is CutOffException or OperationCanceledException)
            {
                cuts++;
            }
        }

        cuts.Should().BeGreaterThan(3);
        foreach (var rows in new[] { "log-rows", "stream-rows", "person-rows", "document-rows", "answer-rows" })
            (await broken.RowsAsync(rows)).Should().Equal(await whole.RowsAsync(rows), rows);
        (await broken.CountAsync("out-of-order")).Should().Be(0);
    }

    [Fact]
    public async Task The_verb_loads_says_what_there_is_and_changes_nothing_the_second_time()
    {
        await using var database = await LoadedDatabase.CreateAsync(postgres, _folder);
        var options = new CountryOptions(40, 7, WithReadModels: true);

        await Country.LoadAsync(database.Services, options, Cancellation);
        var head = await database.HeadAsync();
        await Country.LoadAsync(database.Services, options, Cancellation);

        head.Should().BePositive();
        (await database.HeadAsync()).Should().Be(head);
        (await database.RowsAsync("person-rows")).Should().HaveCount(40).And.OnlyContain(row => row.Contains(" confirmed ", StringComparison.Ordinal));
        (await database.Services.GetRequiredService<ServiceState>().SampleAsync(Cancellation)).Should().BeEquivalentTo(new { Seed = 7L, Workers = 40, Finished = true });
        database.Services.GetRequiredService<BusinessClock>().Today.Should().Be(new DateOnly(2022, 12, 31));
        Directory.Exists(_folder.File(Path.Combine("data", "sample-load"))).Should().BeFalse("what lay there for the load alone is gone");
    }

    [Fact]
    public async Task Read_models_that_were_left_out_are_made_when_the_same_line_is_given_again()
    {
        await using var database = await LoadedDatabase.CreateAsync(postgres, _folder);
        var options = new CountryOptions(20, 7, WithReadModels: false);
        await Country.LoadAsync(database.Services, options, Cancellation);
        (await HealthAsync()).Should().OnlyContain(projection => projection.Position == null && !projection.IsWell, "a full log has not been read");

        await Country.LoadAsync(database.Services, options with { WithReadModels = true }, Cancellation);

        (await HealthAsync()).Should().OnlyContain(projection => projection.Gap == 0);

        Task<IReadOnlyList<ProjectionHealth>> HealthAsync() =>
            database.Services.GetRequiredService<ReadModels>().HealthAsync(database.Services.GetRequiredService<BusinessClock>().Now, Cancellation);
    }

    [Fact]
    public async Task Another_sample_or_a_log_with_something_in_it_is_refused_in_words()
    {
        await using var database = await LoadedDatabase.CreateAsync(postgres, _folder);
        await Country.LoadAsync(database.Services, new CountryOptions(20, null, WithReadModels: false), Cancellation);

        var larger = () => Country.LoadAsync(database.Services, new CountryOptions(21, null, WithReadModels: false), Cancellation);
        var others = () => Country.LoadAsync(database.Services, new CountryOptions(20, 3, WithReadModels: false), Cancellation);

        (await larger.Should().ThrowAsync<OperatorException>()).WithMessage("The database holds a sample of 20 workers with seed 20180702, or a part of it; ask for the same to go on ('./naas sample --workers 20 --seed 20180702')*");
        await others.Should().ThrowAsync<OperatorException>();
        // The Phase One sample stays out of it, and says so.
        await PhaseOne.LoadAsync(database.Services, Cancellation);
        (await database.RowsAsync("person-rows")).Should().HaveCount(20);

        await using var filled = await LoadedDatabase.CreateAsync(postgres, _folder);
        await SendAsync(filled, filled.Sample(1));
        var onTop = () => Country.LoadAsync(filled.Services, new CountryOptions(20, null, WithReadModels: false), Cancellation);
        (await onTop.Should().ThrowAsync<OperatorException>()).WithMessage("The log holds * events already, and a sample goes into an empty one only*");
    }

    [Fact]
    public async Task Where_the_log_is_an_EventStoreDB_the_load_is_refused_before_anything_is_written_into_the_database()
    {
        await using var database = await LoadedDatabase.CreateAsync(postgres, _folder, eventLog: "esdb://127.0.0.1:1?tls=false");

        var load = () => Country.LoadAsync(database.Services, new CountryOptions(20, null, WithReadModels: false), Cancellation);

        (await load.Should().ThrowAsync<OperatorException>()).WithMessage("A country is written in bulk into PostgreSQL, and the event log is an EventStoreDB:*./naas copy*");
        (await database.Services.GetRequiredService<ServiceState>().SampleAsync(Cancellation)).Should().BeNull();
        (await database.RowsAsync("person-rows")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_second_load_at_the_same_time_is_refused_and_what_a_killed_one_left_is_removed()
    {
        var folder = _folder.File("load");
        _ = Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "1.steps"), "left over", Cancellation);

        using (StepFiles.Open(folder))
        {
            File.Exists(Path.Combine(folder, "1.steps")).Should().BeFalse();
            ((Action)(() => StepFiles.Open(folder))).Should().Throw<SampleStoppedException>().WithMessage("Another load of a sample is using*");
        }

        Directory.Exists(folder).Should().BeFalse();
    }

    [Theory]
    [InlineData(0, null, false, "--workers 0 is out of range: from 1 to 1000000.")]
    [InlineData(1_000_001, null, false, "--workers 1000001 is out of range: from 1 to 1000000.")]
    [InlineData(5, "-1", false, "--seed '-1' is no seed: a whole number from 0 to 9223372036854775807.")]
    [InlineData(null, "1", false, "--seed and --no-read-models go with --workers*")]
    [InlineData(null, null, true, "--seed and --no-read-models go with --workers*")]
    public void What_cannot_be_asked_for_is_told(int? workers, string? seed, bool noReadModels, string why) =>
        ((Action)(() => SampleVerb.OptionsOf(workers, seed, noReadModels))).Should().Throw<OperatorException>().WithMessage(why);

    public void Dispose() => _folder.Dispose();

    private async Task LoadAsync(LoadedDatabase database, int workers, int chunk, DateTimeOffset? noted = null, Func<BulkLoadProgress, Task>? report = null, CancellationToken cut = default)
    {
        using var files = StepFiles.Open(_folder.File("steps"));
        var load = database.Load(chunk);
        await load.MakeAsync(database.Sample(workers), files, noted, report: null, Cancellation);
        await load.WriteAsync(files, report ?? (_ => Task.CompletedTask), cut);
    }

    private static async Task SendAsync(LoadedDatabase database, CountrySample sample)
    {
        var services = database.Services;
        var target = new SampleTarget(services.GetRequiredService<IMediator>(), services.GetRequiredService<IRequestHasher>(), sample.Correlation);
        _ = await new SampleLoader(target, services.GetRequiredService<BusinessClock>(), TimeProvider.System).LoadAsync(sample, completedTick: null, report: null, Cancellation);
    }

    private sealed class CutOffException : Exception;
}
