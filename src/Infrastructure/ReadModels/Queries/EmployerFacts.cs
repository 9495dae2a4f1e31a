using Naas.Domain.Employers;
using Naas.Projections;
using Naas.Projections.EmployerDashboard;

namespace Naas.Infrastructure.ReadModels.Queries;

/// <summary>
/// What an employer's figures of a day are made of, read once from one snapshot: who is in post, whose endorsements are the
/// employer's and which results under them it was told, which accreditations these people hold, and what they are to take again.
/// </summary>
/// <remarks>
/// Nearly every statement of the dashboard needs some of it, and to find it is what takes time. They are given it column by column
/// as arrays, and each takes what it names (the files <c>of-….sql</c>).
/// </remarks>
internal sealed class EmployerFacts
{
    private readonly Snapshot _snapshot;
    private readonly List<(string Name, object? Value)> _known;
    private readonly List<Asked> _asked = [];

    private EmployerFacts(Snapshot snapshot, OrganisationCode organisation, DateOnly asOf) =>
        (_snapshot, _known) = (snapshot, [("organisation", organisation.Value), ("as_of", asOf)]);

    /// <summary>How many people are in post on the day, and how many came and went in the year before it.</summary>
    public WorkforceCounts Workforce { get; private set; } = new(0, 0, 0, 0);

    public static async Task<EmployerFacts> ReadAsync(Snapshot snapshot, OrganisationCode organisation, DateOnly asOf)
    {
        var facts = new EmployerFacts(snapshot, organisation, asOf);
        var present = facts.Ask("query-present", facts.PresentOf);
        _ = facts.Ask("query-theirs", facts.TheirsOf);
        await facts.SendAsync();
        facts.Workforce = present.Rows[0];
        _ = facts.Ask("query-held", facts.HeldOf);
        _ = facts.Ask("query-to-retake", facts.ToRetakeOf);
        _ = facts.Ask("query-told", facts.ToldOf);
        await facts.SendAsync();
        return facts;
    }

    /// <summary>Asks one of the dashboard's statements, which may name any of these facts; answered when it is sent.</summary>
    public Asked<T> Ask<T>(string sql, Func<RowValues, T> read, params IEnumerable<(string Name, object? Value)> more) =>
        Ask(new Asked<T>(new Statement(SqlText.Of(typeof(EmployerDashboardProjection), sql), [.. _known, .. more]), read));

    /// <summary>Asks something beside it, of the same moment.</summary>
    public Asked<T> Ask<T>(Asked<T> question)
    {
        _asked.Add(question);
        return question;
    }

    /// <summary>Sends what was asked since the last time, all on one way.</summary>
    /// <param name="isLast">Whether nothing is asked afterwards.</param>
    public async Task SendAsync(bool isLast = false)
    {
        await _snapshot.AskAsync(_asked, isLast);
        _asked.Clear();
    }

    private WorkforceCounts PresentOf(RowValues row)
    {
        Know<Guid>("present_journey", row, 4);
        Know<int>("present_spell", row, 5);
        Know<string>("present_basis", row, 6);
        Know<DateOnly>("present_employed_on", row, 7);
        Know<DateOnly?>("present_left_on", row, 8);
        Know<DateOnly>("present_from_on", row, 9);
        Know<DateOnly?>("present_until_on", row, 10);
        return WorkforceCounts.Read(row);
    }

    private bool TheirsOf(RowValues row)
    {
        Know<Guid>("theirs_journey", row, 0);
        Know<string>("theirs_level", row, 1);
        Know<int>("theirs_endorsement", row, 2);
        Know<DateOnly>("theirs_endorsed_on", row, 3);
        Know<DateOnly?>("theirs_known_on", row, 4);
        return true;
    }

    private bool HeldOf(RowValues row)
    {
        Know<Guid>("held_journey", row, 0);
        Know<string>("held_level", row, 1);
        Know<int?>("held_attempt", row, 2);
        Know<DateOnly>("held_since", row, 3);
        Know<DateOnly?>("held_due_on", row, 4);
        Know<bool?>("held_is_overdue", row, 5);
        Know<bool?>("held_has_ended", row, 6);
        return true;
    }

    private bool ToRetakeOf(RowValues row)
    {
        Know<Guid>("retake_journey", row, 0);
        Know<string>("retake_level", row, 1);
        Know<int>("retake_attempt", row, 2);
        Know<string>("retake_opened", row, 3);
        Know<string?>("retake_element", row, 4);
        Know<DateOnly?>("retake_until", row, 5);
        Know<DateOnly?>("retake_banked_until", row, 6);
        Know<bool?>("retake_is_banked", row, 7);
        Know<bool?>("retake_is_narrow", row, 8);
        Know<bool>("retake_is_booked", row, 9);
        Know<bool>("retake_is_sat", row, 10);
        return true;
    }

    private bool ToldOf(RowValues row)
    {
        Know<Guid>("told_journey", row, 0);
        Know<string>("told_level", row, 1);
        Know<int>("told_attempt", row, 2);
        Know<DateOnly>("told_released_on", row, 3);
        Know<DateOnly?>("told_annulled_on", row, 4);
        Know<string?>("told_knowledge", row, 5);
        Know<string?>("told_simulated", row, 6);
        Know<string?>("told_written", row, 7);
        Know<DateOnly?>("told_known_on", row, 8);
        return true;
    }

    private void Know<T>(string name, RowValues row, int column) => _known.Add((name, row.Get<T[]>(column)));
}

/// <param name="Headcount">People who are directly employed.</param>
/// <param name="Agency">People in post through an agency, or otherwise not directly.</param>
/// <param name="Joiners">Who came in the year up to the day, directly employed; not who went on in another employment without a day between.</param>
/// <param name="Leavers">Who left in it; who came back after a day between is both.</param>
internal sealed record WorkforceCounts(int Headcount, int Agency, int Joiners, int Leavers)
{
    public static WorkforceCounts Read(RowValues row) => new(row.Get<int>(0), row.Get<int>(1), row.Get<int>(2), row.Get<int>(3));
}
