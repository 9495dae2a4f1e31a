using System.Collections.Immutable;
using System.Globalization;
using Naas.Application.Access;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Queries;
using Naas.Application.Samples;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Infrastructure.ReadModels;
using Naas.Infrastructure.ReadModels.Careers;
using Naas.Projections;
using Naas.Projections.WorkerSummary;
using Npgsql;

namespace Naas.Reliability.Kills;

/// <summary>What every read model must hold: worked out from what the generator planned, never from what was delivered or stored (G8).</summary>
/// <remarks>
/// Twice. Row by row and column by column, by the folds themselves: whatever was lost, doubled or damaged on the way is a difference.
/// And without the folds, by counting the planned events and asking the state from which the rules decide: that finds a fold which is wrong.
/// </remarks>
internal sealed class PlannedReadModels
{
    /// <summary>Days of the sample on which the dashboards are held against the plan.</summary>
    public static readonly DateOnly[] Days = [new(2018, 9, 30), new(2018, 12, 31), new(2019, 6, 30), new(2019, 12, 31)];

    private readonly List<Planned> _workers;

    /// <param name="workers">Those whose journeys are in the log, whole.</param>
    /// <param name="areKnown">Whether the person directory knows them: figures of equality are made of what it says.</param>
    public PlannedReadModels(PhaseOneSample sample, IEnumerable<(SampleWorker Worker, string Stream)> workers, bool areKnown) =>
        _workers = [.. workers.Select(pair => new Planned(sample, pair.Worker, new StreamName(pair.Stream), areKnown ? FactsOf(pair.Worker) : null))];

    /// <summary>Who is employed anywhere in the plan.</summary>
    private IEnumerable<OrganisationCode> Organisations =>
        _workers.SelectMany(worker => worker.Events.Select(planned => planned.Event).OfType<JourneyEvent.EmploymentStarted>()).Select(started => started.PlacedAt).Distinct();

    /// <returns>What differs, a sentence each; nothing when all agree.</returns>
    public async Task<List<string>> DifferencesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var differences = new List<string>();
        foreach (var projection in JourneyProjections.All)
            differences.AddRange(await RowsAsync(connection, projection, cancellation));
        differences.AddRange(await TimelinesAsync(connection, cancellation));
        differences.AddRange(await SummariesAsync(connection, cancellation));
        differences.AddRange(await DeadlinesAsync(connection, cancellation));
        foreach (var day in Days)
            differences.AddRange(await DashboardsAsync(connection, day, cancellation));
        return differences;
    }

    /// <summary>What the directory is to say of a worker: the date of birth, and each declaration under the version that its event names.</summary>
    private static PersonFacts FactsOf(SampleWorker worker) => new(
        worker.Registration.DateOfBirth,
        worker.Steps.Where(step => step.Answers is not null).ToImmutableSortedDictionary(step => step.Events.OfType<JourneyEvent.EqualityInformationDeclared>().Single().Version, step => step.Answers!));

    private async Task<List<string>> RowsAsync(NpgsqlConnection connection, Projection projection, CancellationToken cancellation)
    {
        var fold = new PageFold(projection);
        fold.Fold(_workers.SelectMany(worker => worker.Deliveries), new HashSet<string>());
        fold.Parked.Should().BeEmpty("the generator plans nothing impossible");

        var differences = new List<string>();
        var generation = await GenerationAsync(connection, projection.Name, cancellation);
        foreach (var table in fold.Tables)
        {
            var target = (await TableShape.OfAsync(connection, table.Table, cancellation)).In(generation);
            var rows = target.Rows();
            table.WriteTo(rows, generation);
            await ExecuteAsync(connection, await SqlAsync("planned-table", table.Table, cancellation), cancellation);
            await using (var copy = await connection.BeginRawBinaryCopyAsync(target.Sql.Replace($"rm.{target.Partition.Value}", "planned", StringComparison.Ordinal), cancellation))
                await copy.WriteAsync(rows.End(), cancellation);

            await using var compare = connection.Command(await SqlAsync("planned-differences", table.Table, cancellation), ("generation", generation));
            await using var reader = await compare.ExecuteReaderAsync(cancellation);
            _ = await reader.ReadAsync(cancellation);
            if ((reader.GetInt64(0), reader.GetInt64(1)) is var (missing, extra) && (missing, extra) != (0, 0))
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"{table.Table.Name}: {missing} planned rows are not there, and {extra} are there that nobody planned."));
        }

        foreach (var sum in fold.Tables.Select(table => table.Sum()).OfType<TallySum>())
            differences.AddRange(await CountsAsync(connection, sum, generation, cancellation));
        return differences;
    }

    /// <summary>What all planned rows contribute, added up at once and not by the difference that each event made.</summary>
    private static async Task<IEnumerable<string>> CountsAsync(NpgsqlConnection connection, TallySum sum, int generation, CancellationToken cancellation)
    {
        var columns = sum.Changes(out var count);
        var planned = Enumerable.Range(0, count).Select(row => string.Join(" | ", columns.Select(column => TextOf(column.Values.GetValue(row)))));

        var sql = (await TextAsync("told-counts", cancellation)).Replace("{table}", sum.Tally.Name, StringComparison.Ordinal).Replace("{columns}", string.Join(", ", sum.Tally.ColumnNames), StringComparison.Ordinal);
        await using var command = connection.Command(sql, ("generation", generation));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var told = new List<string>();
        while (await reader.ReadAsync(cancellation))
            told.Add(reader.GetString(0));
        return Differences(sum.Tally.Name, planned, told);
    }

    /// <summary>As the database writes it.</summary>
    private static string? TextOf(object? value) => value switch
    {
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        bool flag => flag ? "t" : "f",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>Entries for each journey and type.</summary>
    private async Task<IEnumerable<string>> TimelinesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var told = await ReadAsync(connection, "timeline", "told-timelines", row => $"{row.Get<Guid>(0)} {row.Get<string>(1)} {row.Get<long>(2)}", cancellation);
        var planned = _workers.SelectMany(worker => worker.Events.GroupBy(each => JourneyStream.Kind.TypeOf(each.Event).Name, (type, events) => $"{worker.Journey} {type} {events.LongCount()}"));
        return Differences("timeline", planned, told);
    }

    /// <summary>Where everybody stands, as the rules see it who decided the steps.</summary>
    private async Task<IEnumerable<string>> SummariesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var table = new WorkerSummaryTable();
        var told = await ReadAsync(connection, "worker-summary", "told-summaries", table.Read, cancellation);
        return Differences("worker summary", _workers.Select(Of), told.Select(Of));

        static string Joined(IEnumerable<string> words) => string.Join("; ", words);

        static string Of(object who) => who switch
        {
            Planned { State: var state } planned => Joined(
            [
                $"{planned.Journey} to {planned.Events.Count - 1} at {planned.Events[^1].At:O}, registered {state.RegisteredOn:O}",
                .. state.Spells.Select(spell => $"{spell.Number} at {spell.PlacedAt} {spell.Basis} {spell.From:O} {spell.To:O}"),
                .. state.Absences.Select(away => $"away {away.From:O} {away.To:O}"),
                .. state.Levels.Select(pair =>
                    $"{pair.Level}: agreed {pair.Track.AgreedOn:O}, {pair.Track.Endorsements.Length} endorsed, sits {pair.Track.UnderWay?.SitsOn:O}, released {pair.Track.LastReleased?.Number}, retake {pair.Track.Retake?.Element} {pair.Track.Retake?.NarrowUntil:O} {pair.Track.Retake?.BankedUntil:O}, accredited {pair.Track.Accreditation?.Since:O} {pair.Track.Accreditation?.DueOn:O}"),
            ]),
            WorkerSummaryRow row => Joined(
            [
                $"{row.Journey} to {row.Revision} at {row.RecordedAt:O}, registered {row.RegisteredOn:O}",
                .. row.Employments.Select(spell => $"{spell.Spell} at {spell.PlacedAt} {spell.Basis} {spell.From:O} {spell.To:O}"),
                .. row.Absences.Select(away => $"away {away.From:O} {away.To:O}"),
                .. row.Levels.Select(level =>
                    $"{level.Level}: agreed {level.AgreedOn:O}, {level.Endorsements.Length} endorsed, sits {level.UnderWay?.SitsOn:O}, released {level.LastAttempt}, retake {level.Retake?.Element} {level.Retake?.Until:O} {level.Retake?.BankedUntil:O}, accredited {level.Accreditation?.Since:O} {level.Accreditation?.DueOn:O}"),
            ]),
            _ => throw new ArgumentException("Neither planned nor told.", nameof(who)),
        };
    }

    /// <summary>The next day on which something can be settled, as the rules would accept it.</summary>
    private async Task<IEnumerable<string>> DeadlinesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var told = await ReadAsync(connection, "deadlines", "told-deadlines", row => $"{row.Get<Guid>(0)} {row.Get<DateOnly?>(1):O}", cancellation);
        return Differences("deadlines", _workers.Select(worker => $"{worker.Journey} {worker.State.Levels.SelectMany(pair => DueAt(worker.State, pair.Track)).Min():O}"), told);
    }

    private static IEnumerable<DateOnly?> DueAt(Journey journey, LevelTrack track)
    {
        foreach (var given in track.Endorsements)
        {
            if (given.IsOpen && !(given.Number <= track.LastReleased?.Endorsements) && track.UnderWay?.Endorsement != given.Number)
                yield return given.ValidUntil.AddDays(1);
        }

        if (track.Retake is { Element: not null, NarrowUntil: { } narrow, NarrowLapsedOn: null } && !journey.HoldsOpen(track, narrow))
            yield return narrow.AddDays(1);
        if (track.Retake is { Element: not null, BankedUntil: { } banked, ExpiredOn: null } && !journey.HoldsOpen(track, banked))
            yield return banked.AddDays(1);
        if (track.Accreditation is { IsRevoked: false, OverdueSince: null, DueOn: { } due } && !journey.HoldsOpen(track, due))
            yield return due.AddDays(1);
    }

    private async Task<IEnumerable<string>> DashboardsAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancellation)
    {
        var organisations = Organisations.ToList();
        var histories = _workers.Select(worker => new History(worker.Events.Select(planned => planned.Event).Where(happened => happened.On <= day).ToList(), day)).ToList();
        var told = new List<string>();
        var snapshot = Snapshot.Of(connection, transaction: null, new LiveRows(await GenerationAsync(connection, "employer-dashboard", cancellation), Version: 0, new Freshness(default, null), Parked: null, DirectoryVersion: 0), cancellation);
        foreach (var organisation in organisations)
        {
            var careers = await EmployerCareers.ReadAsync(snapshot, organisation, day, CareerParts.Standing, CareerParts.Standing);
            var (workforce, standing) = (careers.Workforce(), careers.Standing());
            told.Add($"{organisation}: headcount {workforce.Headcount}, agency {workforce.Agency}, joiners {workforce.Joiners}, endorsed {standing[StandingFact.Endorsed]}, assessed {standing[StandingFact.Assessed]}, accredited {standing[StandingFact.Accredited]}, retakes {standing[StandingFact.Retake]}");
        }

        return Differences(string.Create(CultureInfo.InvariantCulture, $"dashboards of {day:yyyy-MM-dd}"), organisations.Select(PlannedAt), told);

        string PlannedAt(OrganisationCode at) => string.Create(
            CultureInfo.InvariantCulture,
            $"{at}: headcount {histories.Count(worker => worker.InPost(at, direct: true))}, agency {histories.Count(worker => worker.InPost(at, direct: false))}, joiners {histories.Count(worker => worker.Joined(at))}, endorsed {histories.Count(worker => worker.Endorsed(at))}, assessed {histories.Count(worker => worker.Assessed(at, accredited: false))}, accredited {histories.Count(worker => worker.Assessed(at, accredited: true))}, retakes {histories.Count(worker => worker.HasRetakeOpen && (worker.InPost(at, direct: true) || worker.InPost(at, direct: false)))}");
    }

    private static IEnumerable<string> Differences(string what, IEnumerable<string> planned, IEnumerable<string> told)
    {
        var (mine, theirs) = (planned.ToHashSet(), told.ToHashSet());
        // A few are enough to look at.
        return mine.Except(theirs).Take(3).Select(line => $"{what}: planned and not told: {line}").Concat(theirs.Except(mine).Take(3).Select(line => $"{what}: told and not planned: {line}"));
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlConnection connection, string projection, string sql, Func<RowValues, T> read, CancellationToken cancellation)
    {
        await using var command = connection.Command(await TextAsync(sql, cancellation), ("generation", await GenerationAsync(connection, projection, cancellation)));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(new RowValues(reader)));
        return rows;
    }

    private static async Task<int> GenerationAsync(NpgsqlConnection connection, string projection, CancellationToken cancellation) =>
        (await connection.ListAsync("freshness", row => row.Get<int>(0), cancellation, ("name", projection), ("stream", null)))[0];

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.Command(sql);
        _ = await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<string> SqlAsync(string name, ProjectionTable table, CancellationToken cancellation) =>
        (await TextAsync(name, cancellation)).Replace("{table}", table.Name, StringComparison.Ordinal).Replace("{columns}", string.Join(", ", table.ColumnNames), StringComparison.Ordinal);

    private static Task<string> TextAsync(string name, CancellationToken cancellation) =>
        File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Kills", name + ".sql"), cancellation);

    /// <summary>One worker's life as it was planned.</summary>
    private sealed class Planned
    {
        public Planned(PhaseOneSample sample, SampleWorker worker, StreamName stream, PersonFacts? person)
        {
            Journey = JourneyStream.IdOf(stream)!.Value.Value;
            Events = [.. worker.Steps.SelectMany(step => step.Events.Select(happened => (happened, step.At)))];
            State = Events.Aggregate(Domain.Journeys.Journey.NotBegun, (state, planned) => Domain.Journeys.Journey.Evolve(state, planned.Event));
            // What stands on the envelope is the plan's as well.
            Deliveries = [.. worker.Steps.SelectMany(step => step.Events.Select(happened => (Step: step, Event: happened))).Select((planned, revision) => DeliveryOf(SampleKeys.Of(sample.Seed, worker.Ordinal, planned.Step), stream, planned.Step, planned.Event, revision, person, sample.Correlation))];
        }

        public Guid Journey { get; }

        public List<(JourneyEvent Event, DateTimeOffset At)> Events { get; }

        public Journey State { get; }

        public List<Delivery> Deliveries { get; }

        private static Delivery DeliveryOf(string key, StreamName stream, SampleStep step, JourneyEvent happened, int revision, PersonFacts? person, string correlation)
        {
            var journey = JourneyStream.IdOf(stream)!.Value;
            var type = JourneyStream.Kind.TypeOf(happened);
            var command = CommandIdentity.CommandIdOf(step.Caller.Subject, key, step.Number == 0 ? "registration" : journey.ToString());
            return new Delivery(
                new StoredEvent(default, stream, revision, Guid.Empty, type.Name, type.SchemaVersion, default, default, step.At),
                new RecordedEvent(
                    journey, revision, happened, type.Name, step.At, step.Caller.Subject.Value, RoleNames.Of(step.Caller.Role), step.Caller.Organisation?.Value, command, step.Edition.Value)
                {
                    Person = person,
                    Correlation = correlation,
                },
                Fault: null);
        }
    }

    /// <summary>One worker's planned events up to a day, counted as the dashboards' words say and not as their tables do.</summary>
    private sealed class History(List<JourneyEvent> events, DateOnly day)
    {
        private IEnumerable<JourneyEvent.EmploymentStarted> Posts => events.OfType<JourneyEvent.EmploymentStarted>();

        public bool HasRetakeOpen => Enum.GetValues<Level>().Any(IsRetakeOpen);

        public bool InPost(OrganisationCode at, bool direct) => Posts.Any(post =>
            post.PlacedAt == at && post.Basis == EmploymentBasis.Direct == direct && !events.OfType<JourneyEvent.EmploymentEnded>().Any(ended => ended.Spell == post.Spell && ended.On < day));

        /// <summary>Who goes on in another employment there without a day between has not joined.</summary>
        public bool Joined(OrganisationCode at) => Employments(at, EmploymentBasis.Direct).Any(post =>
            post.From > day.AddMonths(-12) && !Employments(at, EmploymentBasis.Direct).Any(other => other.From < post.From && post.From <= other.To.AddDays(1)));

        public bool Endorsed(OrganisationCode by) => Endorsements.Any(given => given.By == by);

        /// <summary>What is released, and what becomes of an accreditation, after the last day in post is nothing that the organisation hears (S-16).</summary>
        public bool Assessed(OrganisationCode by, bool accredited) => Bookings.Any(booked =>
            Endorsements.Any(given => given.Level == booked.Level && given.Number == booked.Endorsement && given.By == by)
            && events.OfType<JourneyEvent.ResultReleased>().Any(released => released.Level == booked.Level && released.Attempt == booked.Attempt && Employments(by).Any(at => at.From <= released.On && released.On <= at.To))
            && (!accredited || events.OfType<JourneyEvent.Accredited>().Any(given => given.Level == booked.Level && given.Attempt == booked.Attempt && given.On <= Employments(by).Max(at => at.To))));

        private IEnumerable<(DateOnly From, DateOnly To)> Employments(OrganisationCode at, EmploymentBasis? basis = null) => Posts.Where(post => post.PlacedAt == at && (basis is null || post.Basis == basis))
            .Select(post => (post.On, events.OfType<JourneyEvent.EmploymentEnded>().SingleOrDefault(ended => ended.Spell == post.Spell)?.On ?? day));

        private IEnumerable<(Level Level, int Number, OrganisationCode By)> Endorsements =>
            events.OfType<JourneyEvent.PracticeEndorsed>().Select(given => (given.Level, given.Endorsement, given.EndorsedBy))
                .Concat(events.OfType<JourneyEvent.PracticeReEndorsed>().Select(given => (given.Level, given.Endorsement, given.EndorsedBy)));

        /// <summary>Those that neither fell away nor became void.</summary>
        private IEnumerable<JourneyEvent.SittingBooked> Bookings => events.OfType<JourneyEvent.SittingBooked>().Where(booked => !events.Any(happened => happened switch
        {
            JourneyEvent.SittingCancelled e => (e.Level, e.Attempt) == (booked.Level, booked.Attempt),
            JourneyEvent.SittingCancelledOnLeaving e => (e.Level, e.Attempt) == (booked.Level, booked.Attempt),
            JourneyEvent.SittingVoided e => (e.Level, e.Attempt) == (booked.Level, booked.Attempt),
            _ => false,
        }));

        private bool IsRetakeOpen(Level level)
        {
            var sat = Bookings.Where(booked => booked.Level == level && (booked.SitsOn < day || events.OfType<JourneyEvent.ResultReleased>().Any(released => (released.Level, released.Attempt) == (level, booked.Attempt)))).MaxBy(booked => booked.Attempt);
            if (sat is null)
                return false;

            DateOnly? bankedUntil = null;
            var isForElement = false;
            foreach (var happened in events)
            {
                switch (happened)
                {
                    case JourneyEvent.NarrowRetakeOpened e when (e.Level, e.Attempt) == (level, sat.Attempt):
                        (isForElement, bankedUntil) = (true, e.BankedUntil);
                        break;
                    case JourneyEvent.ElementRetakeOpened e when (e.Level, e.Attempt) == (level, sat.Attempt):
                        (isForElement, bankedUntil) = (true, e.BankedUntil);
                        break;
                    case JourneyEvent.RetakeWindowMoved e when (e.Level, e.Attempt) == (level, sat.Attempt):
                        bankedUntil = e.BankedUntil;
                        break;
                    case JourneyEvent.FullRetakeOpened e when (e.Level, e.Attempt) == (level, sat.Attempt):
                        isForElement = false;
                        break;
                    case JourneyEvent.Accredited e when (e.Level, e.Attempt) == (level, sat.Attempt):
                        isForElement = false;
                        break;
                }
            }

            return isForElement && bankedUntil >= day;
        }
    }
}
