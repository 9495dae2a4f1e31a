using static Naas.Domain.Specs.Samples.Sample;

namespace Naas.Domain.Specs.Samples;

/// <summary>What is out of the ordinary happens in the sample too, so that every page and figure has met it.</summary>
public class CircumstanceSpecs
{
    [Fact]
    public void Joiners_come_by_every_way_of_entry() =>
        Events<JourneyEvent.StatutoryRoleStarted>().Select(role => role.Route).Distinct().Should().BeEquivalentTo(
            [EntryRoute.Established, EntryRoute.NewlyQualified, EntryRoute.NewSupervisor, EntryRoute.OtherSocialWorkRole, EntryRoute.OutsideEngland]);

    [Fact]
    public void Supported_years_are_completed_no_sooner_than_a_year_on() =>
        Workers.Where(worker => EventsOf(worker).OfType<JourneyEvent.AsyeCompleted>().Any()).Should().NotBeEmpty()
            .And.OnlyContain(worker => EventsOf(worker).OfType<JourneyEvent.AsyeCompleted>().Single().On >= JourneyOf(worker).Spells[0].From.AddMonths(12));

    [Fact]
    public void Some_decline_and_some_take_their_agreement_back()
    {
        Events<JourneyEvent.AssessmentDeclined>().Should().NotBeEmpty();
        Events<JourneyEvent.AgreementWithdrawn>().Should().NotBeEmpty();
    }

    [Fact]
    public void Passports_are_of_the_authority_of_the_proof_of_concept_and_only_knowledge_is_sat()
    {
        var passported = Workers.Where(worker => EventsOf(worker).OfType<JourneyEvent.PassportGranted>().Any()).ToList();

        passported.Should().NotBeEmpty().And.OnlyContain(worker => JourneyOf(worker).Spells[0].PlacedAt == Leeds);
        passported.SelectMany(EventsOf).OfType<JourneyEvent.SittingBooked>().Select(booked => booked.Elements).Distinct().Should().Equal(Only(Knowledge));
        passported.SelectMany(EventsOf).OfType<JourneyEvent.Accredited>().Should().NotBeEmpty();
    }

    [Fact]
    public void Adjustments_are_asked_for_and_agreed_or_refused_and_what_they_are_stands_in_a_document()
    {
        Events<JourneyEvent.AdjustmentsAgreed>().Should().NotBeEmpty();
        Events<JourneyEvent.AdjustmentsRefused>().Should().NotBeEmpty();
        Workers.SelectMany(worker => worker.Steps).Where(step => step.Command is JourneyCommand.RequestAdjustments)
            .Should().NotBeEmpty().And.OnlyContain(step => step.Document != null);
    }

    [Fact]
    public void A_void_sitting_is_followed_by_another_without_a_further_endorsement() =>
        Workers.Should().Contain(worker => FollowedBy<JourneyEvent.SittingVoided, JourneyEvent.SittingBooked>(worker, (voided, booked) => booked.Attempt == voided.Attempt + 1 && booked.Elements.Count == 3));

    [Fact]
    public void Windows_stand_still_while_somebody_is_away_or_waits() => Events<JourneyEvent.RetakeWindowMoved>().Should().NotBeEmpty();

    [Fact]
    public void Some_are_away_for_long_and_come_back() =>
        Events<JourneyEvent.AbsenceEnded>().Should().NotBeEmpty();

    [Fact]
    public void Two_assessors_differ_now_and_then_and_a_third_settles_it()
    {
        var third = Events<JourneyEvent.ThirdRatingNeeded>().Count();
        var exercises = Events<JourneyEvent.ExerciseRated>().Count(rated => rated.Rating == 1);

        (100.0 * third / exercises).Should().BeInRange(5, 25);
        Events<JourneyEvent.ExerciseRated>().Should().Contain(rated => rated.Rating == 3);
    }

    [Fact]
    public void Marks_are_moderated_and_corrected_after_release_by_others_than_marked_them()
    {
        Events<JourneyEvent.MarkModerated>().Should().NotBeEmpty();
        Workers.Should().Contain(worker => FollowedBy<JourneyEvent.ResultReleased, JourneyEvent.ResultCorrected>(worker, (released, corrected) => released.Attempt == corrected.Attempt));
    }

    [Fact]
    public void Every_element_retake_beyond_the_quick_road_has_a_plan() => Events<JourneyEvent.DevelopmentPlanAgreed>().Should().NotBeEmpty();

    [Fact]
    public void Early_retakes_have_a_reason() => Events<JourneyEvent.RetakeBroughtForward>().Should().NotBeEmpty();

    [Fact]
    public void Every_released_result_has_its_feedback_and_every_accreditation_its_certificate()
    {
        Events<JourneyEvent.FeedbackIssued>().Should().HaveCount(Events<JourneyEvent.ResultReleased>().Count() + Events<JourneyEvent.ResultCorrected>().Count());
        Events<JourneyEvent.CertificateIssued>().Select(issued => issued.Certificate).Should().OnlyHaveUniqueItems().And.HaveCount(Events<JourneyEvent.Accredited>().Count());
    }

    [Fact]
    public void Recordings_are_kept_and_the_first_destroyed_once_their_time_is_over()
    {
        Events<JourneyEvent.RecordingTaken>().Should().NotBeEmpty();
        Events<JourneyEvent.RecordingDestroyed>().Should().NotBeEmpty();
    }
}
