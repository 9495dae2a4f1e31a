using static Naas.Domain.Specs.Journeys.KnownFacts;
using static Naas.Domain.Specs.Journeys.LeadershipWords;

namespace Naas.Domain.Specs.Journeys.Stories;

/// <summary>
/// The same leader under both editions. Under the consultation: put forward after a year by an authority that is no site, heard
/// about by colleagues, assessed on one day, and on a second one when a part was missed. Under the response: nothing of that is
/// open, and the supervisor level is, without a wait.
/// </summary>
[Trait("Rule", "R-024")]
[Trait("Rule", "R-125")]
[Trait("Rule", "R-126")]
public sealed class The_practice_leader : A_story
{
    private const StatutoryFunction Leading = StatutoryFunction.LeadingPractice;

    [Fact]
    public void Is_accredited_under_the_consultation_with_every_part_met() =>
        RatedOn("2018-03-14", AssessmentDayBooked(), rolePlay: 22, writtenExercise: 44, interview: 47)
            .When(ReleaseResult(Leader, on: "2018-03-26")).ThenRefused(Refusals.ColleaguesNotHeard, because: "elected members")
            .When(Gather(ColleagueGroup.ElectedMembers, on: "2018-03-27")).Then(Heard(ColleagueGroup.ElectedMembers, on: "2018-03-27"))
            .When(ReleaseResult(Leader, on: "2018-03-28", by: "delivery-2")).ThenRefused(Refusals.ReleaserMarked, because: "delivery-2")
            .When(ReleaseResult(Leader, on: "2018-03-28", by: "assessor-2")).ThenRefused(Refusals.ReleaserMarked)
            .When(ReleaseResult(Leader, on: "2018-03-28"))
            .Then(
                ResultMet(WholeDay, on: "2018-03-28", level: Leader),
                FeedbackIssued(None, on: "2018-03-28", level: Leader),
                Accredited(on: "2018-03-28", reaccreditation: null, level: Leader),
                CertificateIssued(on: "2018-03-28", currentUntil: null, level: Leader))
            .So(journey => journey.IsAccreditedOn(Leader, Day("2021-03-28")).Should().BeTrue())
            .So(journey => journey.At(Supervisor).Accreditation.Should().BeNull("a leader's accreditation is no supervisor's (S-24)"));

    [Fact]
    public void Takes_the_whole_day_again_when_a_part_was_missed_however_narrowly() =>
        RatedOn("2018-03-14", AssessmentDayBooked(), rolePlay: 22, writtenExercise: 39, interview: 47)
            .When(Gather(ColleagueGroup.ElectedMembers, on: "2018-03-27")).Then(Heard(ColleagueGroup.ElectedMembers, on: "2018-03-27"))
            .When(ReleaseResult(Leader, on: "2018-03-28"))
            .Then(
                ResultNotMet(Only(RolePlay, Interview), Only(WrittenExercise), on: "2018-03-28", level: Leader),
                FeedbackIssued(Only(WrittenExercise), on: "2018-03-28", level: Leader),
                new JourneyEvent.FullRetakeOpened(Leader, 1, Day("2019-03-28"), Day("2018-03-28")))
            .When(BookDay(sitsOn: "2018-09-12", on: "2018-06-04")).ThenRefused(Refusals.NotReEndorsed)
            .When(EndorsePractice(Leader, by: "TRAFFORD", on: "2018-06-11")).Then(PutForwardAgain(by: "TRAFFORD", on: "2018-06-11", until: "2018-12-11", sittingsFrom: "2018-06-11"))
            .When(BookDay(sitsOn: "2018-09-12", on: "2018-06-18")).ThenRefused(Refusals.RetakeNotExpectedYet, because: "28 March 2019")
            .When(By("manager-7", new JourneyCommand.BringRetakeForward(Leader, BringForwardReason.PracticeObserved, Day("2018-06-25")))).Then(BroughtForward(on: "2018-06-25", level: Leader))
            .When(BookDay(sitsOn: "2018-09-12", on: "2018-07-02")).Then(DayBooked(sitsOn: "2018-09-12", on: "2018-07-02", attempt: 2, endorsement: 2))
            .When(Gather(ColleagueGroup.Peers, on: "2018-07-16")).Then(Heard(ColleagueGroup.Peers, on: "2018-07-16", endorsement: 2))
            .So(journey => journey.At(Leader).UnderWay!.Elements.Should().BeEquivalentTo(WholeDay));

    [Fact]
    [Trait("Rule", "R-127")]
    [Trait("Rule", "S-26")]
    public void Sits_the_supervisor_level_under_the_response() =>
        Sat(
            Story.Begins()
                .When(Register(on: "2018-06-01")).Then(Registered(on: "2018-06-01"))
                .When(StartEmployment(at: "LEEDS", on: "2018-05-14")).Then(EmployedAt("LEEDS", from: "2018-05-14"))
                .When(StartRole(Leading, EntryRoute.NewLeader, on: "2018-05-14")).Then(InRole(Leading, EntryRoute.NewLeader, from: "2018-05-14", notBefore: "2019-05-14", expectedBy: null))
                .When(AgreeToAssessment(Leader, on: "2018-06-04")).ThenRefused(Refusals.LevelNotOpen, because: "encouraged to sit the supervisor level")
                .When(EndorsePractice(Leader, by: "LEEDS", on: "2018-07-02")).ThenRefused(Refusals.LevelNotOpen)
                .When(BookDay(sitsOn: "2018-09-12", on: "2018-08-01")).ThenRefused(Refusals.LevelNotOpen)
                .When(AgreeToAssessment(Supervisor, on: "2018-08-02")).Then(Agreed(on: "2018-08-02", level: Supervisor))
                .When(EndorsePractice(Supervisor, by: "LEEDS", on: "2018-08-03")).Then(Endorsed(by: "LEEDS", on: "2018-08-03", until: "2019-02-03", level: Supervisor))
                .When(BookSitting(Supervisor, sitsOn: "2018-09-12", on: "2018-08-06")).Then(Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-06", level: Supervisor)),
            knowledge: 24, simulated: 51, written: 49, markedOn: "2018-09-19", level: Supervisor)
            .When(ReleaseResult(Supervisor, on: "2018-10-01"))
            .Then(
                ResultMet(Everything, on: "2018-10-01", level: Supervisor),
                FeedbackIssued(None, on: "2018-10-01", level: Supervisor),
                Accredited(on: "2018-10-01", reaccreditation: "2021-10-01", level: Supervisor),
                CertificateIssued(on: "2018-10-01", currentUntil: "2022-04-01", level: Supervisor))
            .So(journey => journey.At(Leader).Accreditation.Should().BeNull("met accredits as a supervisor only (S-26)"));

    /// <summary>New to leading practice in Trafford, which is no site, since 2 January 2017; put forward once the year is over, and every group but the elected members heard.</summary>
    private static Story AssessmentDayBooked() => Story.BeginsUnder(Consultation2016)
        .When(Register(on: "2017-02-01")).Then(Registered(on: "2017-02-01"))
        .When(StartEmployment(at: "TRAFFORD", on: "2016-09-01")).Then(EmployedAt("TRAFFORD", from: "2016-09-01"))
        .When(StartRole(Leading, EntryRoute.NewLeader, on: "2017-01-02")).Then(InRole(Leading, EntryRoute.NewLeader, from: "2017-01-02", notBefore: "2018-01-02", expectedBy: null))
        .When(AgreeToAssessment(Leader, on: "2017-03-01")).Then(Agreed(on: "2017-03-01", level: Leader))
        .When(EndorsePractice(Leader, by: "TRAFFORD", on: "2017-12-01")).ThenRefused(Refusals.BeforeMinimumService, because: "from 2 January 2018 on")
        .When(EndorsePractice(Leader, by: "TRAFFORD", on: "2018-01-08")).Then(PutForward(by: "TRAFFORD", on: "2018-01-08", until: "2018-07-08", sittingsFrom: "2018-01-08"))
        .When(BookSitting(Leader, sitsOn: "2018-03-14", on: "2018-01-22")).ThenRefused(Refusals.LeadersAssessedApart, because: "an assessment day")
        .When(BookDay(sitsOn: "2018-03-14", on: "2018-01-22")).Then(DayBooked(sitsOn: "2018-03-14", on: "2018-01-22"))
        .When(Gather(ColleagueGroup.SocialWorkers, on: "2018-02-05")).Then(Heard(ColleagueGroup.SocialWorkers, on: "2018-02-05"))
        .When(Gather(ColleagueGroup.Peers, on: "2018-02-05")).Then(Heard(ColleagueGroup.Peers, on: "2018-02-05"))
        .When(Gather(ColleagueGroup.Managers, on: "2018-02-06")).Then(Heard(ColleagueGroup.Managers, on: "2018-02-06"))
        .When(Gather(ColleagueGroup.Partners, on: "2018-02-07")).Then(Heard(ColleagueGroup.Partners, on: "2018-02-07"));

    /// <summary>Two role plays of 35 points each, one written exercise and one interview of 70, each rated alike by two.</summary>
    private static Story RatedOn(string day, Story story, decimal rolePlay, decimal writtenExercise, decimal interview)
    {
        story = Rated(story, day, RolePlay, 1, rolePlay);
        story = Rated(story, day, RolePlay, 2, rolePlay, DayMarked(RolePlay, 2 * rolePlay, day, by: "assessor-2"));
        story = Rated(story, day, WrittenExercise, 1, writtenExercise, DayMarked(WrittenExercise, writtenExercise, day, by: "assessor-2"));
        return Rated(story, day, Interview, 1, interview, DayMarked(Interview, interview, day, by: "assessor-2"));
    }

    private static Story Rated(Story story, string day, Element part, int exercise, decimal score, params JourneyEvent[] settled) => story
        .When(RateOfTheDay(part, exercise, score, by: "assessor-1", on: day)).Then(RatedOfTheDay(part, exercise, 1, score, by: "assessor-1", on: day))
        .When(RateOfTheDay(part, exercise, score, by: "assessor-2", on: day)).Then([RatedOfTheDay(part, exercise, 2, score, by: "assessor-2", on: day), .. settled]);
}
