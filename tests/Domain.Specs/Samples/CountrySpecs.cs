using System.Globalization;
using Naas.Application.Ports;
using Naas.Application.Samples;
using Naas.Application.Time;
using Naas.Domain.Rollouts;
using Naas.Infrastructure.Samples;
using static Naas.Domain.Specs.Samples.Sample;

namespace Naas.Domain.Specs.Samples;

/// <summary>The model of Phase One, for as many workers as are asked for.</summary>
public class CountrySpecs
{
    private static readonly CountryParameters TheCountry = SampleParametersFile.LoadCountry(Path.Combine(AppContext.BaseDirectory, "samples", "country.json"));

    private static readonly Lazy<IReadOnlyList<SampleWorker>> SixHundred = new(() => [.. Country(600).Workers()]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(31)]
    [InlineData(600)]
    [InlineData(100_000)]
    public void There_are_as_many_workers_as_were_asked_for_and_each_is_another(int workers)
    {
        var ordinals = Country(workers).Groups().SelectMany(group => group.Ordinals).ToList();

        ordinals.Should().HaveCount(workers).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void More_workers_change_no_life_of_those_who_were_there()
    {
        var more = Country(1_500).Groups().ToList();

        foreach (var worker in SixHundred.Value.Where((_, nth) => nth % 23 == 0))
        {
            var group = more.Single(group => group.Ordinals.Contains(worker.Ordinal));
            DigestOf([group.Worker(worker.Ordinal)]).Should().Be(DigestOf([worker]));
        }

        more.SelectMany(group => group.Ordinals).Should().Contain(SixHundred.Value.Select(worker => worker.Ordinal));
    }

    [Fact]
    public void A_life_is_the_same_whoever_asks_for_others_at_the_same_time()
    {
        var group = Country(600).Groups().First();
        var beside = group.Ordinals.AsParallel().WithDegreeOfParallelism(4).Select(group.Worker).ToDictionary(worker => worker.Ordinal);

        foreach (var worker in SixHundred.Value.Where(worker => beside.ContainsKey(worker.Ordinal)).Take(50))
            DigestOf([beside[worker.Ordinal]]).Should().Be(DigestOf([worker]));
    }

    [Fact]
    public void Three_phases_are_opened_and_every_authority_joins_before_anybody_there_is_registered()
    {
        var sample = Country(600);
        var joined = sample.RolloutSteps.SelectMany(step => step.Events).OfType<RolloutEvent.SiteJoined>().ToDictionary(site => site.Site, site => site.On);

        sample.RolloutSteps.SelectMany(step => step.Events).OfType<RolloutEvent.PhaseOpened>().Select(phase => phase.SittingsFrom)
            .Should().Equal(new DateOnly(2018, 7, 1), new DateOnly(2019, 1, 1), new DateOnly(2020, 1, 1));
        joined.Should().HaveCount(150);
        SixHundred.Value.Select(worker => (worker, Site: JourneyOf(worker).Spells[0].PlacedAt)).Should().OnlyContain(one => one.worker.Steps[0].At >= new DateTimeOffset(joined[one.Site], TimeOnly.MinValue, TimeSpan.Zero));
        SixHundred.Value.Select(worker => JourneyOf(worker).Spells[0].PlacedAt).Distinct().Should().HaveCountGreaterThan(100, "a few hundred workers are spread over most of them");
    }

    [Fact]
    public void Of_enough_workers_the_five_of_Phase_One_have_their_published_size()
    {
        var group = Country(12_000).Groups().First();
        var inPost = group.Ordinals.Select(group.Worker).Count(worker => JourneyOf(worker).Spells.Any(spell => spell.PlacedAt == Oldham && spell.Basis == EmploymentBasis.Direct && spell.Covers(new DateOnly(2018, 9, 30))));

        inPost.Should().Be(184);
    }

    [Fact]
    public void Everything_happens_in_order_and_before_the_end()
    {
        SixHundred.Value.Should().OnlyContain(worker => worker.Steps.Select(step => step.At).SequenceEqual(worker.Steps.Select(step => step.At).Distinct().Order()));
        SixHundred.Value.SelectMany(worker => worker.Steps).Max(step => step.At).Should().BeOnOrBefore(Country(1).EndsAt);
        SixHundred.Value.Select(worker => worker.Registration.RegistrationNumber).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Accreditations_are_renewed_or_run_out()
    {
        var events = Country(3_000).Groups().First() is var group ? group.Ordinals.Select(group.Worker).SelectMany(EventsOf).ToList() : [];

        events.OfType<JourneyEvent.ReaccreditationReminded>().Select(reminder => reminder.MonthsAhead).Distinct().Should().BeEquivalentTo([6, 3, 1]);
        events.OfType<JourneyEvent.Reaccredited>().Should().HaveCountGreaterThan(20);
        events.OfType<JourneyEvent.ReaccreditationOverdue>().Should().NotBeEmpty();
        events.OfType<JourneyEvent.AccreditationNotCurrent>().Should().NotBeEmpty();
        events.OfType<JourneyEvent.Reaccredited>().Should().HaveCountGreaterThan(events.OfType<JourneyEvent.ReaccreditationOverdue>().Count());
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    public void With_any_seed_every_command_is_accepted_and_the_people_are_others(ulong seed)
    {
        var others = Country(300, seed).Workers().ToList();

        others.Should().HaveCount(300).And.OnlyContain(worker => worker.Steps.Length >= 2);
        DigestOf(others.Take(5)).Should().NotBe(DigestOf(Country(300).Workers().Take(5)));
    }

    /// <summary>One life in <c>NAAS_COUNTRY_STRIDE</c> (10 when it is not set) of a country of 200,000.</summary>
    [Fact]
    public void Every_life_of_a_large_country_can_be_lived()
    {
        var stride = int.Parse(Environment.GetEnvironmentVariable("NAAS_COUNTRY_STRIDE") ?? "10", CultureInfo.InvariantCulture);

        var faults = Country(200_000).Groups()
            .SelectMany(group => group.Ordinals.Where((_, nth) => nth % stride == 0).AsParallel().Select(ordinal => (Ordinal: ordinal, Fault: FaultOf(() => group.Worker(ordinal)))))
            .Where(life => life.Fault is not null)
            .ToList();

        faults.Should().BeEmpty();

        static string? FaultOf(Func<SampleWorker> live)
        {
            try
            {
                return live().Steps.Length >= 2 ? null : "hardly lived";
            }
            // Whatever stops one life must not hide what stops others.
            catch (Exception e)
            {
                return e.Message;
            }
        }
    }

    [Theory]
    [InlineData(120_658)]
    [InlineData(127_546)]
    [InlineData(213_105)]
    public void An_absence_that_began_before_the_post_was_recorded_is_recorded_late_too(int ordinal)
    {
        var steps = Country(200_000).Groups().First(group => group.Ordinals.Contains(ordinal)).Worker(ordinal).Steps;

        var (taken, away) = (steps.Single(step => step.Events is [JourneyEvent.EmploymentStarted]), steps.Single(step => step.Events is [JourneyEvent.AbsenceStarted]));
        away.At.Should().BeAfter(taken.At);
        away.Events.OfType<JourneyEvent.AbsenceStarted>().Single().On.Should().BeBefore(BusinessClock.DayOf(taken.At));
        steps.Single(step => step.Events is [JourneyEvent.AbsenceEnded]).At.Should().BeAfter(away.At);
    }

    [Fact]
    public void What_the_rules_refuse_stops_the_sample_with_a_sentence()
    {
        var make = () => new CountrySample(TheCountry, Parameters, Reference, new NobodyIsAssessed(), 600).Workers().Count();

        make.Should().Throw<SampleStoppedException>().WithMessage("The sample stopped: worker *, step *, would be refused AgreeToAssessment: *");
    }

    [Fact]
    public void Parameters_that_do_not_fit_together_stop_it_too()
    {
        var unknown = TheCountry with { Authorities = TheCountry.Authorities with { Value = [.. TheCountry.Authorities.Value.Skip(1), new OrganisationCode("E09999999")] } };
        var few = TheCountry with { Authorities = TheCountry.Authorities with { Value = [.. TheCountry.Authorities.Value.Skip(1)] } };

        ((Action)(() => _ = new CountrySample(unknown, Parameters, Reference, Editions, 1))).Should().Throw<SampleStoppedException>().WithMessage("*E09999999*");
        ((Action)(() => _ = new CountrySample(few, Parameters, Reference, Editions, 1))).Should().Throw<SampleStoppedException>().WithMessage("*149 authorities for 30 regions*");
    }

    private static CountrySample Country(int workers, ulong? seed = null) => new(TheCountry, Parameters, Reference, Editions, workers, seed);

    /// <summary>The edition in force, with no level open.</summary>
    private sealed class NobodyIsAssessed : IPolicyEditions
    {
        public IReadOnlyList<Policy> All => [.. Editions.All.Select(Closed)];

        public Policy InForceOn(DateOnly day) => Closed(Editions.InForceOn(day));

        public Policy Named(EditionCode edition) => Closed(Editions.Named(edition));

        private static Policy Closed(Policy policy) => policy with { OpenLevels = policy.OpenLevels with { Value = new HashSet<Level>() } };
    }
}
