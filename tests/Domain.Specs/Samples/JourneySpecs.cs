using Naas.Application.Access;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Application.Samples;
using Naas.Application.Time;
using static Naas.Domain.Specs.Samples.Sample;

namespace Naas.Domain.Specs.Samples;

public class JourneySpecs
{
    private static readonly PhaseOneSample Phase = PhaseOne();

    [Fact]
    public void Every_command_is_accepted_by_the_rules_and_comes_to_the_events_it_says()
    {
        foreach (var worker in Workers)
        {
            var journey = Journey.NotBegun;
            foreach (var step in worker.Steps)
            {
                var policy = Editions.Governing(step.Command, journey);
                var (command, unknown) = FactResolver.Resolve(IdOf(worker), step.Command, journey, policy, new CommandFacts(step.Caller.Subject, BusinessClock.DayOf(step.At), Reference.Calendar), Reference, Rollout, Phase.Standards, numberIsTheirs: true);
                unknown.Should().BeNull();

                var accepted = JourneyDecider.Decide(command, journey, policy).Should().BeOfType<Decision.Accepted>($"worker {worker.Ordinal} step {step.Number} is {command}").Subject;
                accepted.Events.Should().NotBeEmpty().And.Equal(step.Events);
                journey = accepted.Events.Aggregate(journey, Journey.Evolve);
            }
        }
    }

    [Fact]
    public void Every_command_is_sent_in_the_role_whose_business_it_is()
    {
        foreach (var (worker, step) in Workers.SelectMany(worker => worker.Steps.Select(step => (worker, step))))
        {
            AccessTable.RolesFor(step.Command.GetType()).Should().Contain(step.Caller.Role, step.ToString());

            var employer = step.Command switch
            {
                JourneyCommand.StartEmployment c => c.PlacedAt,
                JourneyCommand.EndEmployment c => JourneyOf(worker).Spells[c.Spell - 1].PlacedAt,
                JourneyCommand.EndorsePractice c => c.EndorsedBy,
                _ => (OrganisationCode?)null,
            };
            (employer is null || step.Caller.Organisation == employer).Should().BeTrue($"an employer acts for its own people: {step}");
        }
    }

    [Fact]
    public void Every_step_has_its_own_minute_of_a_working_day_in_England()
    {
        var england = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        foreach (var worker in Workers)
        {
            worker.Steps.Select(step => step.At).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
            var counted = worker.Steps.Where(step => step.Answers is null).ToList();
            counted.Select(step => step.Number).Should().Equal(Enumerable.Range(0, counted.Count));
        }

        var local = Workers.SelectMany(worker => worker.Steps).Where(step => step.Caller.Role != Role.System).Select(step => TimeZoneInfo.ConvertTime(step.At, england).DateTime).ToList();
        local.Should().OnlyContain(at => at.Hour >= 9 && at.TimeOfDay <= new TimeSpan(17, 0, 0) && at.Second == 0 && at.Millisecond == 0);
        local.Should().OnlyContain(at => Reference.Calendar.IsWorkingDay(DateOnly.FromDateTime(at)));
        local.Should().OnlyContain(at => at >= new DateTime(2018, 7, 2) && at < new DateTime(2020, 1, 1));
    }

    [Fact]
    public void Sittings_are_on_working_days_and_never_fuller_than_there_are_places()
    {
        var sittings = Events<JourneyEvent.SittingBooked>().GroupBy(booked => booked.Sitting).ToList();

        sittings.Should().OnlyContain(sitting => sitting.Count() <= Parameters.ProgrammeOfAssessment.PlacesPerSitting.Value);
        sittings.Should().OnlyContain(sitting => sitting.Select(booked => booked.SitsOn).Distinct().Count() == 1);
        sittings.Should().OnlyContain(sitting => sitting.First().SitsOn.DayOfWeek >= DayOfWeek.Monday && sitting.First().SitsOn.DayOfWeek <= DayOfWeek.Friday);
        sittings.Count(sitting => sitting.Count() > 1).Should().BeGreaterThan(sittings.Count / 2, "people sit together");
    }

    [Fact]
    public void Between_a_fifth_and_a_third_of_each_workforce_is_endorsed_within_a_year_of_the_first_sittings()
    {
        foreach (var authority in Parameters.Authorities)
        {
            var endorsed = Workers.Count(worker => EventsOf(worker).OfType<JourneyEvent.PracticeEndorsed>().Any(e => e.EndorsedBy == authority.Code.Value && e.On < new DateOnly(2019, 7, 30)));

            (100.0 * endorsed / authority.Headcount2018.Value).Should().BeInRange(17, 33, authority.Name.Value);
        }
    }

    [Fact]
    public void About_a_fifth_do_not_meet_the_simulation_at_first_and_most_of_them_narrowly()
    {
        var first = Events<JourneyEvent.ElementMarked>().Where(mark => mark.Attempt == 1 && mark.Element == Element.Simulated).ToList();
        var notMet = first.Where(mark => mark.Result != ElementResult.Met).ToList();

        (100.0 * notMet.Count / first.Count).Should().BeInRange(16, 25);
        (100.0 * notMet.Count(mark => mark.Result == ElementResult.NarrowlyNotMet) / notMet.Count).Should().BeInRange(78, 92);
    }

    [Fact]
    public void A_narrow_retake_is_taken_within_its_window_and_met() =>
        ShouldOccur(worker => FollowedBy<JourneyEvent.NarrowRetakeOpened, JourneyEvent.SittingBooked>(worker, (opened, booked) =>
            booked.Elements == ElementSet.Of(opened.Element) && booked.SitsOn <= opened.Until
            && EventsOf(worker).OfType<JourneyEvent.Accredited>().Any(accredited => accredited.Attempt == booked.Attempt)));

    [Fact]
    public void Some_windows_pass_unused_and_their_lapse_takes_effect_on_its_day() =>
        ShouldOccur(worker => FollowedBy<JourneyEvent.NarrowRetakeOpened, JourneyEvent.NarrowRetakeLapsed>(worker, (opened, lapsed) => lapsed.On == opened.Until.AddDays(1)));

    [Fact]
    public void Elements_that_were_met_expire_where_nobody_comes_back() => Events<JourneyEvent.BankedElementsExpired>().Should().NotBeEmpty();

    [Fact]
    public void Some_take_the_element_again_after_the_window_has_passed() =>
        ShouldOccur(worker => FollowedBy<JourneyEvent.NarrowRetakeOpened, JourneyEvent.SittingBooked>(worker, (opened, booked) => booked.SitsOn > opened.Until && booked.Elements.Count == 1));

    [Fact]
    public void An_element_that_was_not_narrowly_missed_is_taken_again_too() =>
        ShouldOccur(worker => FollowedBy<JourneyEvent.ElementRetakeOpened, JourneyEvent.SittingBooked>(worker, (opened, booked) => booked.Elements == ElementSet.Of(opened.Element)));

    [Fact]
    public void Everything_is_taken_again_about_a_year_on_and_sometimes_sooner()
    {
        ShouldOccur(worker => FollowedBy<JourneyEvent.FullRetakeOpened, JourneyEvent.SittingBooked>(worker, (opened, booked) => booked.Elements == ElementSet.All && booked.SitsOn > opened.On.AddMonths(10)));
        ShouldOccur(worker => FollowedBy<JourneyEvent.FullRetakeOpened, JourneyEvent.SittingBooked>(worker, (opened, booked) => booked.Elements == ElementSet.All && booked.SitsOn < opened.On.AddMonths(10)));
    }

    [Fact]
    public void Every_retake_follows_a_fresh_endorsement() =>
        Events<JourneyEvent.PracticeReEndorsed>().Count().Should().BeGreaterThan(50);

    [Fact]
    public void Leaving_cancels_a_booked_sitting() => Events<JourneyEvent.SittingCancelledOnLeaving>().Should().NotBeEmpty();

    [Fact]
    public void Who_moves_on_the_way_is_endorsed_anew_by_the_new_employer_and_sits() =>
        ShouldOccur(worker => FollowedBy<JourneyEvent.EndorsementLapsedOnLeaving, JourneyEvent.PracticeEndorsed>(worker, (lapsed, endorsed) =>
            endorsed.EndorsedBy != lapsed.EndorsedBy
            && EventsOf(worker).OfType<JourneyEvent.SittingBooked>().Any(booked => booked.Endorsement == endorsed.Endorsement)));

    [Fact]
    public void Results_travel_with_who_moves() =>
        ShouldOccur(worker => FollowedBy<JourneyEvent.ResultReleased, JourneyEvent.PracticeReEndorsed>(worker, (_, again) =>
            again.EndorsedBy != EventsOf(worker).OfType<JourneyEvent.PracticeEndorsed>().First().EndorsedBy));

    [Fact]
    public void An_authority_endorses_its_agency_workers()
    {
        var endorsed = Workers.Where(worker => JourneyOf(worker).Spells[0].Basis == EmploymentBasis.Agency && EventsOf(worker).OfType<JourneyEvent.PracticeEndorsed>().Any()).ToList();

        endorsed.Should().HaveCountGreaterThan(5);
        endorsed.SelectMany(EventsOf).OfType<JourneyEvent.PracticeEndorsed>().Should().OnlyContain(e => e.EndorsedBy == Oldham);
    }

    [Fact]
    public void Supervisors_are_assessed_at_their_own_level() =>
        Events<JourneyEvent.Accredited>().Select(accredited => accredited.Level).Distinct().Should().BeEquivalentTo([Level.Practitioner, Level.Supervisor]);

    [Fact]
    public void Some_are_endorsed_and_not_booked_and_endorsed_afresh_once_the_endorsement_has_run_out() =>
        ShouldOccur(worker => FollowedBy<JourneyEvent.PracticeEndorsed, JourneyEvent.PracticeEndorsed>(worker, (first, second) => second.EndorsedBy == first.EndorsedBy && second.On > first.ValidUntil));

    [Fact]
    public void At_the_end_sittings_lie_ahead_and_results_are_awaited()
    {
        var underWay = Workers.Select(JourneyOf).SelectMany(journey => journey.Levels).Select(held => held.Track.UnderWay).OfType<Attempt>().ToList();

        underWay.Should().Contain(attempt => attempt.SitsOn > new DateOnly(2019, 12, 31));
        underWay.Should().Contain(attempt => attempt.SitsOn <= new DateOnly(2019, 12, 31));
    }

    private static JourneyId IdOf(SampleWorker worker) =>
        CommandIdentity.JourneyIdOf(CommandIdentity.CommandIdOf(worker.Steps[0].Caller.Subject, SampleKeys.Of(Phase.Seed, worker.Ordinal, 0), "registration"));

    private static void ShouldOccur(Func<SampleWorker, bool> fits) => Workers.Count(fits).Should().BePositive();

}
