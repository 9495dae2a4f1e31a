using System.Collections.Immutable;
using System.Globalization;
using Naas.Application.Ports;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;

namespace Naas.Application.Samples;

/// <summary>Where a worker is in post.</summary>
/// <param name="To">The last day in post; null while it lasts at the programme's end.</param>
internal sealed record Post(AuthorityParameters Authority, EmploymentBasis Basis, OrganisationCode? Agency, DateOnly From, DateOnly? To)
{
    public bool Covers(DateOnly day) => From <= day && (To is not { } to || day <= to);
}

/// <param name="FirstSitting">The sitting for which the first employer puts the worker forward; null for those who never are.</param>
internal sealed record PlannedWorker(int Ordinal, SampleCharacteristics Characteristics, DateOnly BornOn, ImmutableArray<Post> Posts, DateOnly? FirstSitting)
{
    /// <summary>The highest level held (S-23); practice leaders sit the supervisor assessment (S-26, G17 ¶47).</summary>
    public Level Level => Characteristics.Role is WorkforceRole.FirstLineManager or WorkforceRole.MiddleManager or WorkforceRole.SeniorManager
        ? Level.Supervisor
        : Level.Practitioner;

    public int AgeOn(DateOnly day) => day.Year - BornOn.Year - (day < BornOn.AddYears(day.Year - BornOn.Year) ? 1 : 0);
}

/// <summary>Who is there: everybody's posts, and who is put forward when.</summary>
/// <remarks>
/// The published counts have to come out exactly, so workers are not tossed for: each authority has so many places of each
/// kind (in post on the day, left before it, joined after it, …), and chance only orders who takes which.
/// </remarks>
internal sealed class SamplePlan
{
    private readonly SampleParameters _parameters;
    private readonly SampleCalendar _calendar;
    private readonly IPolicyEditions _editions;
    private readonly ulong _seed;
    private readonly int _first;
    private readonly List<Draft> _drafts = [];

    /// <param name="first">The ordinal of the first worker: with the seed it makes these people others than those of another plan.</param>
    public SamplePlan(SampleParameters parameters, SampleCalendar calendar, IPolicyEditions editions, ulong seed, int first = 0)
    {
        (_parameters, _calendar, _editions, _seed, _first) = (parameters, calendar, editions, seed, first);

        foreach (var authority in parameters.Authorities)
            PlanDirectlyEmployed(authority);
        foreach (var authority in parameters.Authorities)
            PlanAgencyStaff(authority);
        var arrivals = PlanNextPlacements();
        foreach (var authority in parameters.Authorities)
            PlanLaterAgencyStaff(authority, arrivals.GetValueOrDefault(authority));
        foreach (var authority in parameters.Authorities)
            PlanLaterYears(authority);
        foreach (var authority in parameters.Authorities)
            PutForward(authority);

        Workers = [.. _drafts.Select(draft => new PlannedWorker(draft.Ordinal, draft.Characteristics, draft.BornOn, [.. draft.Posts], draft.FirstSitting))];
    }

    public ImmutableArray<PlannedWorker> Workers { get; }

    private DateOnly From => _parameters.Programme.From.Value;

    private DateOnly To => _parameters.Programme.To.Value;

    private DateOnly CountedOn => _parameters.Programme.CountedOn.Value;

    private DateOnly CountedAgainOn => _parameters.Programme.CountedAgainOn.Value;

    private void PlanDirectlyEmployed(AuthorityParameters authority)
    {
        var workforce = _parameters.Workforce;
        var moves = workforce.Moves.Value;
        var code = authority.Code.Value;
        var (before, then, after) = (authority.Headcount2017.Value, authority.Headcount2018.Value, authority.Headcount2019.Value);

        var inPost = Add(authority, then);
        var leftInSummer = Add(authority, Rounded(then * authority.Turnover2018.Value / 400));
        var leaving = Rounded(after * authority.Turnover2019.Value / 100);
        var joining = after - then + leaving - moves.Where(move => move.To == code).Sum(move => move.People);
        var joined = Add(authority, Math.Max(workforce.FewestJoiners.Value, joining));
        var leavingLast = Rounded(after * authority.Turnover2019.Value / 400);
        var joinedLast = Add(authority, leavingLast);

        var joinedInYear = Math.Max(workforce.FewestJoiners.Value, then - before + Rounded(then * authority.Turnover2018.Value / 100));
        var joinedInSummer = joinedInYear * workforce.SummerJoinersPercent.Value / 100;
        foreach (var (rank, draft) in Ordered(inPost, "joined").Index())
        {
            var draw = DrawFor(draft, "start");
            draft.Begin(authority, rank < joinedInSummer ? Monday(From.AddDays(1), CountedOn.AddDays(-2), Math.Sqrt(draw.Unit()))
                : rank < joinedInYear ? Monday(CountedOn.AddYears(-1).AddDays(2), From.AddDays(-2), draw.Unit())
                : LongAgo(draft));
        }

        foreach (var draft in leftInSummer)
        {
            draft.Begin(authority, LongAgo(draft));
            draft.End(LastDay(draft, From.AddDays(15), CountedOn.AddDays(-2)));
        }

        foreach (var draft in joined)
            draft.Begin(authority, Monday(CountedOn.AddDays(1), CountedAgainOn, DrawFor(draft, "start").Unit()));
        foreach (var draft in joinedLast)
            draft.Begin(authority, Monday(CountedAgainOn.AddDays(7), To.AddDays(-14), DrawFor(draft, "start").Unit()));

        PlanLeavers(authority, inPost, leaving, leavingLast);
    }

    private void PlanLeavers(AuthorityParameters authority, IReadOnlyList<Draft> inPost, int leaving, int leavingLast)
    {
        var leavers = Ordered(inPost, "leaves", draft => LeavingWeight(draft, CountedOn)).Take(leaving + leavingLast).ToList();
        var destinations = _parameters.Workforce.Moves.Value
            .Where(move => move.From == authority.Code.Value)
            .SelectMany(move => Enumerable.Repeat(_parameters.Authorities.Single(to => to.Code.Value == move.To), move.People))
            .ToList();

        // The last day in post still counts: one worker of each authority leaves on the census day itself.
        leavers[0].End(CountedOn);
        foreach (var (rank, mover) in leavers.Skip(1).Take(destinations.Count).Index())
        {
            var left = LastDay(mover, CountedOn.AddDays(15), CountedAgainOn.AddDays(-35));
            mover.End(left);
            mover.IsMover = true;
            mover.Begin(destinations[rank], Monday(left.AddDays(7), left.AddDays(28), DrawFor(mover, "move").Unit()));
        }

        foreach (var leaver in leavers.Take(leaving).Skip(1 + destinations.Count))
            leaver.End(LastDay(leaver, CountedOn.AddDays(1), CountedAgainOn.AddDays(-1)));
        foreach (var leaver in leavers.Skip(leaving))
            leaver.End(LastDay(leaver, CountedAgainOn.AddDays(4), To));
    }

    private void PlanAgencyStaff(AuthorityParameters authority)
    {
        var placed = AtRate(authority.AgencyRate2018.Value, authority.Headcount2018.Value);
        foreach (var draft in Add(authority, placed))
        {
            draft.IsCountedAgencyWorker = true;
            BeginPlacement(draft, authority, Monday(CountedOn.AddDays(-500), CountedOn.AddDays(-14), DrawFor(draft, "start").Unit()));
        }

        foreach (var draft in Add(authority, placed * _parameters.Agency.EndedInSummerPercent.Value / 100))
        {
            BeginPlacement(draft, authority, Monday(From.AddDays(-300), From.AddDays(-14), DrawFor(draft, "start").Unit()));
            draft.End(LastDay(draft, From.AddDays(19), CountedOn.AddDays(-2)));
        }

        var ended = Math.Max(placed * _parameters.Agency.EndedInYearPercent.Value / 100, placed - PlacedAYearLater(authority));
        foreach (var draft in Ordered(CountedAgencyStaff(authority), "leaves").Take(ended))
            draft.End(LastDay(draft, CountedOn.AddDays(4), CountedAgainOn.AddDays(-3)));
    }

    /// <returns>How many came to each authority from a placement at another.</returns>
    private Dictionary<AuthorityParameters, int> PlanNextPlacements()
    {
        var arrivals = new Dictionary<AuthorityParameters, int>();
        foreach (var draft in _drafts.Where(draft => draft.IsCountedAgencyWorker && draft.Posts[^1].To is not null).ToList())
        {
            var draw = DrawFor(draft, "next-placement");
            var from = draft.Posts[^1];
            var start = Monday(from.To!.Value.AddDays(7), from.To.Value.AddDays(42), draw.Unit());
            if (!draw.Percent(_parameters.Agency.NextPlacementPercent.Value) || start > CountedAgainOn)
                continue;

            var open = _parameters.Authorities.Where(to => to != from.Authority && PlacedAYearLater(to) > arrivals.GetValueOrDefault(to) + StillPlaced(to)).ToList();
            if (open.Count == 0)
                continue;
            var next = draw.OneOf(open);
            arrivals[next] = arrivals.GetValueOrDefault(next) + 1;
            BeginPlacement(draft, next, start);
        }

        return arrivals;
    }

    private void PlanLaterAgencyStaff(AuthorityParameters authority, int arrivals)
    {
        foreach (var draft in Add(authority, Math.Max(0, PlacedAYearLater(authority) - StillPlaced(authority) - arrivals)))
            BeginPlacement(draft, authority, Monday(CountedOn.AddDays(8), CountedAgainOn.AddDays(-1), DrawFor(draft, "start").Unit()));
    }

    /// <summary>After the second count every further whole year is like the one before it: as many leave as the turnover says, and as many take their places.</summary>
    private void PlanLaterYears(AuthorityParameters authority)
    {
        var leaving = Rounded(authority.Headcount2019.Value * authority.Turnover2019.Value / 100);
        for (var (year, from) = (1, CountedAgainOn); from.AddYears(1) <= To; (year, from) = (year + 1, from.AddYears(1)))
        {
            var (to, purpose, since) = (from.AddYears(1), string.Create(CultureInfo.InvariantCulture, $"leaves/{year}"), from);
            foreach (var leaver in Ordered(StillHere(authority, since, isDirect: true), purpose, draft => LeavingWeight(draft, since)).Take(leaving))
                leaver.End(LastDay(leaver, from.AddDays(4), to.AddDays(-1)));
            foreach (var joiner in Add(authority, leaving))
                joiner.Begin(authority, Monday(from.AddDays(1), LastStart(to), DrawFor(joiner, "start").Unit()));

            var placed = StillHere(authority, since, isDirect: false).ToList();
            var ended = placed.Count * _parameters.Agency.EndedInYearPercent.Value / 100;
            foreach (var leaver in Ordered(placed, purpose).Take(ended))
                leaver.End(LastDay(leaver, from.AddDays(4), to.AddDays(-3)));
            foreach (var next in Add(authority, ended))
                BeginPlacement(next, authority, Monday(from.AddDays(8), LastStart(to), DrawFor(next, "start").Unit()));
        }
    }

    // Who begins at the very end, and is recorded late, would not come to be recorded at all.
    private DateOnly LastStart(DateOnly to) => to < To.AddDays(-21) ? to.AddDays(-1) : To.AddDays(-21);

    private IEnumerable<Draft> StillHere(AuthorityParameters authority, DateOnly since, bool isDirect) => _drafts.Where(draft =>
        draft.Posts[^1] is { To: null } post && post.Authority == authority && post.From < since && post.Basis == EmploymentBasis.Direct == isDirect);

    private IEnumerable<Draft> CountedAgencyStaff(AuthorityParameters authority) =>
        _drafts.Where(draft => draft.IsCountedAgencyWorker && draft.Posts[0].Authority == authority);

    private int StillPlaced(AuthorityParameters authority) => CountedAgencyStaff(authority).Count(draft => draft.Posts[0].To is null);

    private static int PlacedAYearLater(AuthorityParameters authority) => AtRate(authority.AgencyRate2019.Value, authority.Headcount2019.Value);

    private void BeginPlacement(Draft draft, AuthorityParameters authority, DateOnly from)
    {
        var draw = DrawFor(draft, "agency");
        var isSelfEmployed = draw.Percent(_parameters.Agency.SelfEmployedPercent.Value);
        var agency = draw.OneOf(_parameters.Agency.Agencies.Value);
        draft.Posts.Add(isSelfEmployed
            ? new Post(authority, EmploymentBasis.SelfEmployed, null, from, null)
            : new Post(authority, EmploymentBasis.Agency, agency, from, null));
    }

    private void PutForward(AuthorityParameters authority)
    {
        var assessment = _parameters.ProgrammeOfAssessment;
        var here = _drafts.Where(draft => draft.Posts[0].Authority == authority).ToList();
        var direct = here.Where(draft => draft.Posts[0].Basis == EmploymentBasis.Direct).ToList();
        var years = (To.DayNumber - From.DayNumber + 1) / 365.25;
        var places = (int)(authority.Headcount2018.Value * authority.PutForwardPercentPerYear.Value * years / 100);

        foreach (var mover in direct.Where(draft => draft.IsMover && DrawFor(draft, "under-way").Percent(assessment.MoversUnderWayPercent.Value)))
        {
            if (SittingAroundTheMove(mover) is not { } sitting)
                continue;
            mover.FirstSitting = sitting;
            places--;
        }

        // Minimum service applies to everybody new here, since the sample does not say who was newly qualified (C16 ¶61); those who move between the five are not new.
        Fill(authority, Ordered(direct.Where(draft => !draft.IsMover), "put-forward", ReadinessWeight), places, _editions.InForceOn(From).MinimumServiceMonths.Value);

        if (authority.IncludesAgencyStaff.Value)
        {
            var agency = CountedAgencyStaff(authority).ToList();
            Fill(authority, Ordered(agency, "put-forward", ReadinessWeight), agency.Count * assessment.AgencyPutForwardPercent.Value / 100, assessment.MonthsBeforeAgencyEndorsement.Value);
        }
    }

    /// <summary>Hands the places of the planned sittings to those who are in post, and long enough, on the day of the list.</summary>
    private void Fill(AuthorityParameters authority, IReadOnlyList<Draft> inOrder, int places, int monthsInPost)
    {
        var sittings = _calendar.SittingsOf(authority, From, _parameters.ProgrammeOfAssessment.LastPlannedSitting.Value)
            .Where(day => _calendar.ListFor(day) is not null)
            .ToList();
        var waiting = inOrder.ToList();
        for (var place = 0; place < places; place++)
        {
            var sitting = sittings[(int)(Ramp((place + 0.5) / places) * sittings.Count)];
            var list = _calendar.ListFor(sitting)!.Value;
            var next = waiting.FindIndex(draft => draft.Posts[0].Covers(list) && draft.Posts[0].From.AddMonths(monthsInPost) <= list);
            if (next < 0)
                continue;
            waiting[next].FirstSitting = sitting;
            waiting.RemoveAt(next);
        }
    }

    private DateOnly? SittingAroundTheMove(Draft mover)
    {
        var post = mover.Posts[0];
        var left = post.To!.Value;
        var sittings = _calendar.SittingsOf(post.Authority, left.AddDays(-40), left.AddDays(45))
            .Where(day => _calendar.ListFor(day) is { } list && post.Covers(list) && post.Covers(list.AddDays(10)))
            .ToList();
        return sittings.Count == 0 ? null : DrawFor(mover, "around-the-move").OneOf(sittings);
    }

    // The inverse of a density that grows evenly: few sit at first, many at last.
    private double Ramp(double share)
    {
        var start = _parameters.ProgrammeOfAssessment.StartingPace.Value;
        return (Math.Sqrt((start * start) + (4 * (1 - start) * share)) - start) / (2 * (1 - start));
    }

    private DateOnly LongAgo(Draft draft)
    {
        var draw = DrawFor(draft, "service");
        var years = draw.Weighted(_parameters.Workforce.Service.Value, row => row.Weight);
        var most = Math.Max(1, draft.AgeOn(CountedOn) - 22) * 365;
        var days = Math.Clamp(draw.Within(years.From * 365, (years.To * 365) - 1), 366, Math.Max(366, most));
        return OnMonday(CountedOn.AddDays(-days));
    }

    // People leave on Fridays and at the ends of months, which are not always working days.
    private DateOnly LastDay(Draft draft, DateOnly least, DateOnly most)
    {
        var draw = DrawFor(draft, "leaves-on");
        var day = least.AddDays(draw.Below(most.DayNumber - least.DayNumber + 1));
        var endOfMonth = new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
        if (draw.Percent(40) && endOfMonth <= most)
            return endOfMonth;

        var friday = day.AddDays(((int)DayOfWeek.Friday - (int)day.DayOfWeek + 7) % 7);
        return _calendar.OnOrBefore(friday <= most ? friday : most) is var last && last >= least ? last : day;
    }

    /// <summary>A Monday, or the working day after it, at such a part of the way between two days.</summary>
    private DateOnly Monday(DateOnly least, DateOnly most, double part)
    {
        var day = OnMonday(least.AddDays((int)(part * (most.DayNumber - least.DayNumber + 1))));
        while (day < least)
            day = day.AddDays(7);
        return _calendar.OnOrAfter(day);
    }

    private static DateOnly OnMonday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private double LeavingWeight(Draft draft, DateOnly on)
    {
        var years = (on.DayNumber - draft.Posts[0].From.DayNumber) / 365;
        return _parameters.Workforce.LeaversByService.Value.First(row => years >= row.From && years < row.To).Weight;
    }

    private double ReadinessWeight(Draft draft) =>
        _parameters.ProgrammeOfAssessment.ReadinessByRole.Value.Single(row => row.Role == draft.Characteristics.Role).Weight;

    private List<Draft> Add(AuthorityParameters authority, int count)
    {
        var added = Enumerable.Range(_first + _drafts.Count, count).Select(ordinal => Describe(authority, ordinal)).ToList();
        _drafts.AddRange(added);
        return added;
    }

    private Draft Describe(AuthorityParameters authority, int ordinal)
    {
        var workforce = _parameters.Workforce;
        var draw = Draw.For(_seed, ordinal, "person");
        var ethnicity = draw.Unit() * 100 < (double)authority.WhitePercent.Value
            ? EthnicGroup.White
            : draw.Weighted(workforce.OtherEthnicities.Value, row => row.Weight).Group;
        var role = draw.Weighted(workforce.Roles.Value, row => row.Weight).Role;
        var sex = draw.Percent(workforce.FemalePercent.Value) ? Sex.Female : Sex.Male;
        var ages = draw.Weighted(workforce.Ages.Value, row => row.Weight);
        var bornOn = CountedOn.AddYears(-draw.Within(ages.From, ages.To)).AddDays(-draw.Below(365));
        return new Draft(ordinal, new SampleCharacteristics(ethnicity, sex, role), bornOn);
    }

    // Dividing by the weight lets the heavier come earlier without a logarithm.
    private List<Draft> Ordered(IEnumerable<Draft> drafts, string purpose, Func<Draft, double>? weight = null) =>
        [.. drafts.OrderBy(draft => DrawFor(draft, purpose).Unit() / (weight?.Invoke(draft) ?? 1)).ThenBy(draft => draft.Ordinal)];

    private Draw DrawFor(Draft draft, string purpose) => Draw.For(_seed, draft.Ordinal, purpose);

    /// <summary>A, such that A / (A + in post) is the rate.</summary>
    private static int AtRate(decimal percent, int inPost) => Rounded(percent * inPost / (100 - percent));

    private static int Rounded(decimal number) => (int)Math.Round(number, MidpointRounding.AwayFromZero);

    private sealed class Draft(int ordinal, SampleCharacteristics characteristics, DateOnly bornOn)
    {
        public int Ordinal => ordinal;

        public SampleCharacteristics Characteristics => characteristics;

        public DateOnly BornOn => bornOn;

        public List<Post> Posts { get; } = [];

        public bool IsMover { get; set; }

        /// <summary>In post through an agency, or self-employed, on the day of the count.</summary>
        public bool IsCountedAgencyWorker { get; set; }

        public DateOnly? FirstSitting { get; set; }

        public int AgeOn(DateOnly day) => day.Year - bornOn.Year - (day < bornOn.AddYears(day.Year - bornOn.Year) ? 1 : 0);

        public void Begin(AuthorityParameters authority, DateOnly from) => Posts.Add(new Post(authority, EmploymentBasis.Direct, null, from, null));

        public void End(DateOnly to) => Posts[^1] = Posts[^1] with { To = to };
    }
}
