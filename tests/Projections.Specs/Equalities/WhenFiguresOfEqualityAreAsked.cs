using Naas.Analysis.Disclosure;
using Naas.Analysis.Publishing;
using Naas.Analysis.Publishing.DataSets;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Policies;
using Naas.Infrastructure.ReadModels.Queries;
using Naas.Infrastructure.Releases;
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
    [InlineData("measure=retaken&characteristic=sex&asOf=2018-10-31")]
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
        var retaken = await AskAsync(reading, WhatNamesAFigure.Read("measure=retaken&characteristic=sex", out _)!);
        var before = await AskAsync(reading, WhatNamesAFigure.Read("measure=retaken&characteristic=sex&asOf=2018-10-31", out _)!);

        // Of 48: eight each of six roads; one road's results are annulled and one has none.
        (met.Everybody.N, met.Everybody.Counted, met.Provenance.N).Should().Be((32, 16, 16));
        met.Provenance.Excluded.Select(excluded => (excluded.Reason, excluded.Count)).Should().Equal(("annulled", 8), ("not-known", 8), ("refused", 8));
        written.Provenance.Excluded[0].Should().Match<Exclusion>(excluded => excluded.Reason == "annulled" && excluded.Count == 8);
        written.Provenance.Excluded[1].Should().Match<Exclusion>(excluded => excluded.Reason == "passported" && excluded.Count == 8);
        written.Everybody.Outcomes.Should().Contain([new OutcomeCount("met", 8), new OutcomeCount("narrowly-not-met", 8), new OutcomeCount("not-met", 8)]);
        (wigan.Everybody.N, wigan.Everybody.Counted).Should().Be((16, 8));
        answered.Everybody.Outcomes.Should().Equal(new OutcomeCount("endorsed", 8), new OutcomeCount("replaced", 8), new OutcomeCount("waiting", 8));
        // A day before the one road's results were annulled they were not met and not sat again.
        (retaken.Everybody.N, retaken.Everybody.Counted, before.Everybody.N, before.Everybody.Counted).Should().Be((16, 8, 24, 8));
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
        var rate = await AskAsync(reading, WhatNamesAFigure.Read("measure=endorsed&characteristic=sex", out _)!);
        told.Provenance.Excluded.Should().Contain(excluded => excluded.Reason == "replaced" && excluded.Count == 8).And.Contain(excluded => excluded.Reason == "waiting" && excluded.Count == 8);
        told.Provenance.Excluded.Should().Equal(rate.Provenance.Excluded);
        (told.Provenance.N + told.Provenance.Excluded.Where(excluded => excluded.Reason is "not-known" or "refused" or "prefer-not-to-say").Sum(excluded => excluded.Count)).Should().Be(8);
    }

    /// <summary>Eight each: at Leeds met at once, and met but for the written element; at Wigan met in the simulation alone; and at Leeds one road that is annulled in November.</summary>
    [Fact]
    public async Task First_attempts_are_counted_for_a_release_as_they_stood_on_its_day()
    {
        await using var reading = await ReadAsync();
        var october = await CountedAsync(reading, "2018-10-31");
        var december = await CountedAsync(reading, "2018-12-31");
        var july = await CountedAsync(reading, "2018-07-31");

        Figures(october).Should().Be(((24, 24, 16, 16), (8, 0, 8, 0)));
        Figures(december).Should().Be(((16, 16, 16, 8), (8, 0, 8, 0)), "what is annulled is no result, and a retake is no first attempt");
        Figures(july).Should().Be(((0, 0, 0, 0), (0, 0, 0, 0)), "sat, and not released");
        december.N.Should().Be(24, "who rested on a passport was not assessed in every element");
        // Of every six workers one has each road, and what they declare goes on every six.
        Of(december, "E08000035", "sex", "female").Should().BePositive();
        Of(december, "E08000035", "ethnic-group", "not-known").Should().BePositive();
        OutcomesByCharacteristic.Characteristics["sex"].Sum(category => Of(december, "E08000035", "sex", category)).Should().Be(16);
        OutcomesByCharacteristic.Characteristics["age"].Sum(category => Of(december, "E08000035", "age", category)).Should().Be(16);
    }

    // Eight were assessed at Wigan, and sixteen at Leeds who all met the knowledge element.
    [Fact]
    [Trait("Rule", "S-38")]
    public async Task Of_fewer_than_ten_no_outcome_leaves_and_none_that_everybody_had()
    {
        await using var reading = await ReadAsync();

        var counted = await CountedAsync(reading, "2018-12-31");
        var released = Release.Of(DisclosurePolicy.NaasSdc3, counted.Tables);

        // Of two authorities each takes its own off the country and has the other: of their few people by age nothing can be kept from it.
        counted.Invoking(all => all.Released(DisclosurePolicy.NaasSdc3, [])).Should().Throw<NotShownSafeException>().WithMessage("No release of these tables could be shown to be safe*");
        foreach (var element in (string[])["knowledge", "simulated", "written"])
            released[OutcomesByCharacteristic.Met("E08000010", "sex", null, element)].Text.Should().Be("c");
        released[OutcomesByCharacteristic.Met("E08000035", "sex", null, "knowledge")].Text.Should().Be("c");
    }

    // The statistics know nothing of the domain: the codes stand in both.
    [Fact]
    public void Outcomes_are_released_by_the_categories_that_there_are()
    {
        OutcomesByCharacteristic.Characteristics.Keys.Should().Equal(GetEmployerEqualities.Characteristics.Select(EnumText.Of));
        foreach (var characteristic in GetEmployerEqualities.Characteristics)
            OutcomesByCharacteristic.Characteristics[EnumText.Of(characteristic)].Should().Equal(Groupings.CategoriesOf(characteristic));
    }

    private static ((int, int, int, int) Leeds, (int, int, int, int) Wigan) Figures(CountedDataSet counted)
    {
        return (At("E08000035"), At("E08000010"));

        (int, int, int, int) At(string place) => (Of(counted, place, "sex", null), Met(place, "knowledge"), Met(place, "simulated"), Met(place, "written"));

        int Met(string place, string element) => counted.Tables.Single(table => table.Dimensions.Any(dimension => dimension.Name == element))[OutcomesByCharacteristic.Met(place, "sex", null, element)];
    }

    private static int Of(CountedDataSet counted, string place, string characteristic, string? category) =>
        counted.Parts.SelectMany(part => part).First(table => table.Dimensions.Any(dimension => dimension.Name == characteristic))[OutcomesByCharacteristic.Assessed(place, characteristic, category)];

    private static async Task<CountedDataSet> CountedAsync(ReadSide reading, string day)
    {
        var source = new OutcomesByCharacteristicSource(new Places([new("E08000035", "383", "Leeds", new("E12000003", "Yorkshire and The Humber")), new("E08000010", "359", "Wigan", new("E12000002", "North West"))]));
        return ReadSide.Value(await reading.Reader.AskAsync(source.Projection, new ListReleases { Caller = Analyst }, journey: null, async snapshot => (CountedDataSet?)await source.CountAsync(snapshot, Day(day), LeftBeforeRelease.Nobody), Cancellation));
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
}
