using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Projections.Equalities;
using Naas.Testing;
using static Naas.Projections.Specs.Equalities.Told;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs.Equalities;

/// <summary>The tally, the rows by SQL and the rows by themselves tell the same of every figure.</summary>
public sealed class WhenFiguresOfEqualityAreAsked(PostgresFixture postgres)
{
    private const int Workers = 48;

    private static readonly PolicyEditions Editions = PolicyEditions.Load(Path.Combine(AppContext.BaseDirectory, "policies"));
    private static readonly Caller Analyst = new(new ActorId("analyst"), Role.DfeAnalyst, null, null);
    private static readonly EqualityAnswers[] Answers = [BlackWoman, WhiteMan, EqualityAnswers.None, new(Sex.Refused, Ethnicity.Arab, ReligionOrBelief: ReligionOrBelief.Muslim)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Every worker with the road of a kind: met at once, narrowly not met and then met, not met at all, passported, asked twice.</summary>
    private static JourneyEvent[] Road(int worker) => (worker % 6) switch
    {
        0 => OneRoad,
        1 => [.. Begun(Leeds), .. Sat(1, 1, "2018-07-10", "2018-08-01", ElementSet.All)],
        2 => [.. Begun(Wigan), .. Sat(1, 1, "2018-09-10", "2018-10-01", ElementSet.All, (Element.Knowledge, ElementResult.NotMet), (Element.Written, ElementResult.NotMet))],
        3 => [.. Begun(Wigan), .. Sat(1, 1, "2018-09-11", "2018-10-01", ElementSet.Of(Element.Knowledge))],
        4 => [.. Begun(Leeds), .. Sat(1, 1, "2018-07-10", "2018-08-01", ElementSet.All, (Element.Simulated, ElementResult.NotMet)), new JourneyEvent.ResultAnnulled(Level.Practitioner, 1, new ActorId("somebody"), Day("2018-11-01"))],
        _ => [Registered("2018-01-02"), Started(1, Leeds, "2016-09-01"), Declared(1, "2018-01-03"), Asked("2018-05-01"), Asked("2018-06-01")],
    };

    [Theory]
    [InlineData("characteristic=sex")]
    [InlineData("characteristic=ethnicity&attempt=any")]
    [InlineData("characteristic=age&element=written")]
    [InlineData("characteristic=service&element=simulated&level=practitioner")]
    [InlineData("characteristic=sex&organisation=E08000010")]
    [InlineData("characteristic=religion-or-belief&from=2018-08&to=2018-09")]
    [InlineData("characteristic=sex&stratifyBy=organisation")]
    [InlineData("characteristic=sex&stratifyBy=level&attempt=element-retake")]
    [InlineData("measure=endorsed&characteristic=disability")]
    [InlineData("measure=endorsed&characteristic=sex&organisation=E08000035&from=2018-06")]
    [InlineData("measure=retaken&characteristic=sex")]
    [InlineData("measure=review-requested&characteristic=ethnic-group&attempt=any")]
    public async Task The_tally_tells_what_the_rows_tell(string parameters)
    {
        await using var reading = await ReadAsync();
        var figure = WhatNamesAFigure.Read(parameters, out _)!;
        // As of a day after everything nothing is left out, and the rows are counted.
        var counted = figure with { AsOf = Day("2030-01-01") };

        var (tally, rows) = (await AskAsync(reading, figure), await AskAsync(reading, counted));

        figure.IsTallied.Should().BeTrue();
        counted.IsTallied.Should().BeFalse();
        tally.Groups.Should().NotBeEmpty();
        rows.Should().BeEquivalentTo(tally, equal => equal.Excluding(told => told.Figure).Excluding(told => told.AsOf));
        Own(figure).Should().BeEquivalentTo(tally.Groups.SelectMany(group => group.Outcomes.Select(outcome => (group.Category, group.And, outcome.Outcome, outcome.Number))));
    }

    [Theory]
    [InlineData("characteristic=sex,ethnic-group")]
    [InlineData("characteristic=sex,age&asOf=2018-08-31")]
    [InlineData("measure=endorsed&characteristic=sex,disability&asOf=2018-05-10")]
    [InlineData("characteristic=sex&stratifyBy=ethnic-group&attempt=any")]
    [InlineData("characteristic=sex&asOf=2018-10-31")]
    public async Task What_no_tally_tells_is_counted_as_the_rows_say(string parameters)
    {
        await using var reading = await ReadAsync();
        var figure = WhatNamesAFigure.Read(parameters, out _)!;

        var told = await AskAsync(reading, figure);

        Own(figure).Should().NotBeEmpty().And.BeEquivalentTo(told.Groups.SelectMany(group => group.Outcomes.Select(outcome => (group.Category, group.And, outcome.Outcome, outcome.Number))));
    }

    [Fact]
    public async Task The_numbers_are_those_that_were_told()
    {
        await using var reading = await ReadAsync();

        var met = await AskAsync(reading, WhatNamesAFigure.Read("characteristic=sex", out _)!);
        var written = await AskAsync(reading, WhatNamesAFigure.Read("characteristic=sex&element=written", out _)!);
        var wigan = await AskAsync(reading, WhatNamesAFigure.Read("characteristic=sex&organisation=E08000010", out _)!);
        var answered = await AskAsync(reading, WhatNamesAFigure.Read("measure=endorsed&characteristic=sex", out _)!);

        // Of 48: eight each of six roads; one road's results are annulled and one has none.
        (met.Everybody.N, met.Everybody.Counted, met.Provenance.N).Should().Be((32, 16, 16));
        met.Provenance.Excluded.Select(excluded => (excluded.Reason, excluded.Count)).Should().Equal(("annulled", 8), ("not-known", 8), ("refused", 8));
        written.Provenance.Excluded[0].Should().Match<Exclusion>(excluded => excluded.Reason == "annulled" && excluded.Count == 8);
        written.Provenance.Excluded[1].Should().Match<Exclusion>(excluded => excluded.Reason == "passported" && excluded.Count == 8);
        written.Everybody.Outcomes.Should().Contain([new OutcomeCount("met", 8), new OutcomeCount("narrowly-not-met", 8), new OutcomeCount("not-met", 8)]);
        (wigan.Everybody.N, wigan.Everybody.Counted).Should().Be((16, 8));
        answered.Everybody.Outcomes.Should().Equal(new OutcomeCount("endorsed", 8), new OutcomeCount("replaced", 8), new OutcomeCount("waiting", 8));
        (met.Provenance.Definition.Code, met.Provenance.Edition).Should().Be(("equalities-met-1", "response-2017"));
        EqualityFigure.TryParse(met.Figure, out var again).Should().BeTrue();
        (await AskAsync(reading, again!)).Should().BeEquivalentTo(met);
    }

    [Fact]
    public async Task Waits_are_told_in_days()
    {
        await using var reading = await ReadAsync();

        var told = await AskAsync(reading, WhatNamesAFigure.Read("measure=endorsement-wait&characteristic=sex", out _)!);

        told.Everybody.Days.Should().Be(new DaysFigure(17, 17, 17));
        told.Groups.Sum(group => group.N).Should().Be(8);
    }

    [Fact]
    [Trait("Rule", "S-38")]
    public async Task An_employer_is_shown_its_own_year_under_disclosure_control()
    {
        await using var reading = await ReadAsync();

        var told = await EmployerAsync(reading, Wigan, 2018);
        var before = await EmployerAsync(reading, Wigan, 2017);

        (told.Rows[0].Assessed, told.Rows[0].Met, told.Rows[0].National.Assessed).Should().Be(("16", "8", "32"));
        told.Rows.Select(row => row.Category).Should().Equal("all", "female", "male", "refused", "prefer-not-to-say", "not-known");
        told.Rows.Should().OnlyContain(row => row.Category == "all" || row.Rate == "c" || row.Rate == "z", "no group has ten");
        told.Policy.Should().Be("naas-sdc-1");
        before.Rows[0].Assessed.Should().Be("0");
    }

    private static IEnumerable<(string, string?, string, long)> Own(EqualityFigure figure) => Enumerable.Range(1, Workers)
        .SelectMany(worker => EqualityUnits.Contribution(Row(new KnownPeople().With(1, BornOn(worker), AnswersOf(worker)), Road(worker)), figure))
        // The tally of strata by organisation holds nobody's but organisations'.
        .Where(counted => figure.StratifyBy is null || counted.Stratum != "")
        .GroupBy(counted => (counted.Category, counted.Other, counted.Outcome)).Select(group => (group.Key.Category, group.Key.Other, group.Key.Outcome, group.LongCount()));

    private static JourneyEvent[] Begun(OrganisationCode at) => [Registered("2018-01-02"), Started(1, at, "2016-09-01"), Declared(1, "2018-01-03"), Endorsed(Level.Practitioner, 1, at, "2018-06-01")];

    private static string BornOn(int worker) => $"{1958 + worker}-03-01";

    private static EqualityAnswers AnswersOf(int worker) => Answers[worker / 6 % 4];

    private async Task<ReadSide> ReadAsync()
    {
        var people = new KnownPeople();
        var reading = await ReadSide.CreateAsync(postgres, people: people);
        for (var worker = 1; worker <= Workers; worker++)
        {
            _ = people.With(worker, BornOn(worker), AnswersOf(worker));
            _ = await reading.AppendAsync(worker, Road(worker));
        }

        await reading.CatchUpAsync(EqualitiesProjection.Definition);
        return reading;
    }

    private static async Task<EqualityFigures> AskAsync(ReadSide reading, EqualityFigure figure) =>
        ReadSide.Value(await new GetEqualitiesHandler(reading.Reader, new ReadSide.StandingDay("2019-12-31"), Editions).Handle(new GetEqualities(figure) { Caller = Analyst }, Cancellation));

    private static async Task<EmployerEqualities> EmployerAsync(ReadSide reading, OrganisationCode organisation, int year) =>
        ReadSide.Value(await new GetEmployerEqualitiesHandler(reading.Reader, Editions).Handle(new GetEmployerEqualities(organisation, Grouping.Sex, year) { Caller = Analyst }, Cancellation));
}
