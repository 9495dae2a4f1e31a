using Naas.Domain.Employers;
using Naas.Projections;
using Naas.Projections.EmployerDashboard;
using Naas.Projections.EmployerDashboard.Accreditations;
using Naas.Projections.EmployerDashboard.Agreements;
using Naas.Projections.EmployerDashboard.Attempts;
using Naas.Projections.EmployerDashboard.CarryOvers;
using Naas.Projections.EmployerDashboard.Closed;
using Naas.Projections.EmployerDashboard.Endorsements;
using Naas.Projections.EmployerDashboard.Feedback;
using Naas.Projections.EmployerDashboard.Plans;
using Naas.Projections.EmployerDashboard.Rebookings;
using Naas.Projections.EmployerDashboard.Results;
using Naas.Projections.EmployerDashboard.Roles;
using Naas.Projections.EmployerDashboard.Spells;
using Naas.Projections.EmployerDashboard.Stops;

namespace Naas.Infrastructure.ReadModels.Careers;

/// <summary>Which rows are read of workers.</summary>
[Flags]
internal enum CareerParts
{
    None = 0,
    Spells = 1,

    /// <summary>Successions, and whether the record was closed.</summary>
    CarryOvers = 2,

    Roles = 4,
    Agreements = 8,
    Endorsements = 16,

    /// <summary>With the rights to be booked again, of whoever may have one.</summary>
    Attempts = 32,

    /// <summary>With what stops windows, of whoever has one that may have ended.</summary>
    Accreditations = 64,

    Feedback = 128,

    /// <summary>Of whoever has had something to take again; needs the attempts.</summary>
    Plans = 256,

    Results = 512,

    /// <summary>Whatever says where somebody stands who is in post.</summary>
    Standing = Agreements | Endorsements | Attempts | Accreditations,
}

/// <summary>Gathers workers' rows from one snapshot: table by table, each worker looked up in each once.</summary>
/// <remarks>How many workers there are in the country does not matter but for the depth of an index: rows lie with the worker, not with the employer.</remarks>
internal sealed class CareerReader(Snapshot snapshot)
{
    private static readonly SpellTable Spells = new();
    private static readonly CarryOverTable CarryOvers = new();
    private static readonly ClosedRecordTable Closed = new();
    private static readonly RoleTable Roles = new();
    private static readonly AgreementTable Agreements = new();
    private static readonly EndorsementTable Endorsements = new();
    private static readonly AttemptTable Attempts = new();
    private static readonly RebookingTable Rebookings = new();
    private static readonly AccreditationTable Accreditations = new();
    private static readonly OpenStopTable Stops = new();
    private static readonly FeedbackTable Feedback = new();
    private static readonly PlanTable Plans = new();
    private static readonly ReleasedResultsTable Results = new();

    private readonly Dictionary<Guid, Career> _careers = [];
    private readonly List<Asked> _asked = [];
    private CareerParts _parts;

    public IReadOnlyDictionary<Guid, Career> Careers => _careers;

    /// <summary>Reads everybody's employments with an organisation, and names those whose endorsement may be its own.</summary>
    /// <returns>The latter, of whom nothing else is read yet.</returns>
    public async Task<IReadOnlyList<Guid>> PlacedAtAsync(OrganisationCode organisation)
    {
        (string, object?)[] parameters = [("organisation", organisation.Value)];
        _ = Ask(new Statement(Sql("query-placed"), parameters), Spells.Read, row => CareerOf(row.Journey).Spells.Add(row));
        var endorsed = Ask(new Statement(Sql("query-endorsed-ever"), parameters), row => row.Get<Guid>(0), journey => _ = CareerOf(journey));
        await SendAsync();
        return endorsed.Rows;
    }

    /// <summary>Reads a page of those who were directly employed by anybody on a day, in the order of their records.</summary>
    /// <returns>None after the last.</returns>
    public async Task<IReadOnlyList<Guid>> DirectlyEmployedAsync(DateOnly asOf, Guid? after, int maximum)
    {
        var journeys = Ask(new Statement(Sql("query-direct"), ("as_of", asOf), ("after", after), ("maximum", maximum)), row => row.Get<Guid>(0), journey => _ = CareerOf(journey));
        await SendAsync();
        return journeys.Rows;
    }

    /// <summary>Asks for more of some workers, to be read when it is sent.</summary>
    public void Ask(IEnumerable<Guid> journeys, CareerParts parts)
    {
        Guid[] all = [.. journeys];
        if (all.Length == 0)
            return;
        _parts |= parts;
        Of(CareerParts.Spells, Spells, row => CareerOf(row.Journey).Spells.Add(row));
        Of(CareerParts.CarryOvers, CarryOvers, row => CareerOf(row.Journey).CarryOvers.Add(row));
        Of(CareerParts.CarryOvers, Closed, row => CareerOf(row.Journey).IsClosed = true);
        Of(CareerParts.Roles, Roles, row => CareerOf(row.Journey).Roles.Add(row));
        Of(CareerParts.Agreements, Agreements, row => CareerOf(row.Journey).Agreements.Add(row));
        Of(CareerParts.Endorsements, Endorsements, row => CareerOf(row.Journey).Endorsements.Add(row));
        Of(CareerParts.Attempts, Attempts, row => CareerOf(row.Journey).Attempts.Add(row));
        Of(CareerParts.Accreditations, Accreditations, row => CareerOf(row.Journey).Accreditations.Add(row));
        Of(CareerParts.Feedback, Feedback, row => CareerOf(row.Journey).Feedback.Add(row));
        Of(CareerParts.Results, Results, row => CareerOf(row.Journey).Results.AddRange(row.Results));

        void Of<TKey, TRow>(CareerParts part, ProjectionTable<TKey, TRow> table, Action<TRow> add)
            where TKey : struct, IEquatable<TKey>
            where TRow : class
        {
            if (parts.HasFlag(part))
                Ask(table, all, add);
        }
    }

    /// <summary>Reads what was asked, and then of the few of whom there may be any the rows that hang on what came: rights to be booked again, plans, and what stops windows.</summary>
    /// <param name="asOf">No day after it is asked about.</param>
    /// <param name="beside">Asked on the same way, for whoever needs it of the same moment.</param>
    /// <param name="isLast">Whether nothing is asked of the snapshot afterwards.</param>
    public async Task ReadAsync(DateOnly asOf, Asked? beside = null, bool isLast = false)
    {
        var parts = _parts;
        _parts = CareerParts.None;
        if ((parts & (CareerParts.Attempts | CareerParts.Accreditations | CareerParts.Plans)) == CareerParts.None)
        {
            await SendAsync(beside, isLast);
            return;
        }

        await SendAsync(beside);
        if (parts.HasFlag(CareerParts.Attempts))
            Ask(Rebookings, Those(career => career.Attempts.Exists(attempt => attempt.CancelledOn is not null || attempt.AnnulledOn is not null || !attempt.Earlier.IsEmpty)), row => CareerOf(row.Journey).Rebookings.Add(row));
        if (parts.HasFlag(CareerParts.Accreditations))
            Ask(Stops, Those(career => HasToTakeAgain(career) || career.Accreditations.Exists(step => step.DueOn < asOf || step.CurrentUntil < asOf)), row => CareerOf(row.Journey).Stops.AddRange(row.Stops));
        if (parts.HasFlag(CareerParts.Plans))
            Ask(Plans, Those(HasToTakeAgain), row => CareerOf(row.Journey).Plans.Add(row));
        if (isLast || _asked.Count > 0)
            await SendAsync(isLast: isLast);

        Guid[] Those(Func<Career, bool> may) => [.. _careers.Values.Where(may).Select(career => career.Journey)];

        static bool HasToTakeAgain(Career career) => career.Attempts.Exists(attempt => attempt.Opened is not null and not Opening.Accreditation);
    }

    /// <summary>Lets go of what was read.</summary>
    public void Forget() => _careers.Clear();

    private static string Sql(string name) => SqlText.Of(typeof(EmployerDashboardProjection), name);

    private async Task SendAsync(Asked? beside = null, bool isLast = false)
    {
        if (beside is not null)
            _asked.Add(beside);
        await snapshot.AskAsync(_asked, isLast);
        _asked.Clear();
    }

    private void Ask<TKey, TRow>(ProjectionTable<TKey, TRow> table, Guid[] journeys, Action<TRow> add)
        where TKey : struct, IEquatable<TKey>
        where TRow : class
    {
        if (journeys.Length > 0)
            _ = Ask(new Statement(table.Sql("of-journeys"), ("journeys", journeys)), row => table.Read(row), add);
    }

    private Asked<T> Ask<T>(Statement statement, Func<RowValues, T> read, Action<T> take)
    {
        var question = new Asked<T>(statement, row =>
        {
            var one = read(row);
            take(one);
            return one;
        });
        _asked.Add(question);
        return question;
    }

    private Career CareerOf(Guid journey)
    {
        if (!_careers.TryGetValue(journey, out var career))
            _careers.Add(journey, career = new Career(journey));
        return career;
    }
}
