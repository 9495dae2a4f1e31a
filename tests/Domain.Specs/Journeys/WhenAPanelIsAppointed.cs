namespace Naas.Domain.Specs.Journeys;

/// <summary>S-09, S-10: a panel with a chair, none of whom had a part in what they decide about; each declares conflicts.</summary>
[Trait("Rule", "R-110")]
[Trait("Rule", "S-09")]
[Trait("Rule", "S-10")]
public sealed class When_a_panel_is_appointed
{
    [Fact]
    public void It_has_a_chair_and_two_members() =>
        Given(UnderReview())
            .When(AppointPanel(on: "2018-12-12"))
            .Then(PanelAppointed(on: "2018-12-12"));

    [Fact]
    public void Appointed_twice_nothing_is_added() =>
        Given(UnderReview(), PanelAppointed(on: "2018-12-12"))
            .When(AppointPanel(on: "2018-12-12"))
            .ThenNothingHappens();

    [Fact]
    public void Another_panel_does_not_take_its_place() =>
        Given(UnderReview(), PanelAppointed(on: "2018-12-12"))
            .When(AppointPanel(on: "2018-12-13", chair: "chair-2"))
            .ThenRefused(Refusals.PanelAppointedAlready, because: "chair-1");

    [Fact]
    public void Nobody_sits_on_it_twice() =>
        Given(UnderReview())
            .When(AppointPanel(on: "2018-12-12", member: "chair-1"))
            .ThenRefused(Refusals.ReviewerNotIndependent);

    [Fact]
    public void Nobody_appoints_themself() =>
        Given(UnderReview())
            .When(AppointPanel(on: "2018-12-12", other: "secretary-1"))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "appointed by secretary-1");

    [Theory]
    [InlineData("assessor-1", "marked, rated or written about")]
    [InlineData("manager-7", "endorsed")]
    [InlineData("releaser-3", "released")]
    public void Who_marked_endorsed_or_released_is_excluded(string who, string part) =>
        Given(UnderReview())
            .When(AppointPanel(on: "2018-12-12", member: who))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: $"{part} by {who}");

    [Fact]
    public void Who_moderated_is_excluded() =>
        Given(
                MarkedInSeptember(written: 41), Moderated(Written, 38, NarrowlyNotMet, on: "2018-09-24"),
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-11-30"), FeedbackIssued(Only(Written), on: "2018-11-30"),
                NarrowRetakeOpened(Written, until: "2019-02-28", bankedUntil: "2019-11-30", on: "2018-11-30"),
                ReviewRequested(ReviewGround.ProceduralError, until: "2019-01-02", on: "2018-12-10"), ReviewOpened(due: "2019-02-07", on: "2018-12-10"))
            .When(AppointPanel(on: "2018-12-12", chair: "moderator-2"))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "again or reviewed by moderator-2");

    [Fact]
    public void Who_wrote_the_narrative_is_excluded() =>
        Given(
                MarkedInSeptember(written: 38), NarrativeWritten(on: "2018-09-21", by: "observer-4"),
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-11-30"), FeedbackIssued(Only(Written), on: "2018-11-30", narrative: DocumentOf("narrative")),
                NarrowRetakeOpened(Written, until: "2019-02-28", bankedUntil: "2019-11-30", on: "2018-11-30"),
                ReviewRequested(ReviewGround.ProceduralError, until: "2019-01-02", on: "2018-12-10"), ReviewOpened(due: "2019-02-07", on: "2018-12-10"))
            .When(AppointPanel(on: "2018-12-12", member: "observer-4"))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "written about by observer-4");

    [Theory]
    [InlineData("delivery-1")]
    [InlineData("decider-1")]
    [Trait("Rule", "S-34")]
    public void Who_alleged_malpractice_at_the_attempt_or_decided_on_that_is_excluded(string who) =>
        Given(
                WrittenNarrowlyMissed(), MalpracticeAlleged(on: "2018-12-03", until: "2018-12-17"), WorkerHeard(on: "2018-12-04"), MalpracticeNotFound(on: "2018-12-05"),
                ReviewRequested(ReviewGround.ProceduralError, until: "2019-01-02", on: "2018-12-10"), ReviewOpened(due: "2019-02-07", on: "2018-12-10"))
            .When(AppointPanel(on: "2018-12-12", other: who))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: $"put in question or decided about by {who}");

    [Fact]
    public void Who_is_of_the_workers_employer_is_excluded() =>
        Given(UnderReview())
            .When(AppointPanel(on: "2018-12-12", of: "LEEDS"))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "member-1 works there");

    [Fact]
    public void Who_is_of_another_employer_is_not() =>
        Given(UnderReview())
            .When(AppointPanel(on: "2018-12-12", of: "BURY"))
            .Then(PanelAppointed(on: "2018-12-12"));

    [Fact]
    public void Who_is_of_an_employer_that_the_worker_had_left_before_is_not() =>
        Given(
                Registered(), EmployedAt("BURY", from: "2015-01-05"), Left("BURY", on: "2017-08-31"), EmployedAt("LEEDS", spell: 2), InRole(spell: 2), Agreed(),
                Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02"), Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01"),
                Marked(Knowledge, 20, Met, on: "2018-09-20"), Marked(Simulated, 45, Met, on: "2018-09-20"), Marked(Written, 38, NarrowlyNotMet, on: "2018-09-20"),
                ResultNotMet(Only(Knowledge, Simulated), Only(Written), on: "2018-11-30"), FeedbackIssued(Only(Written), on: "2018-11-30"),
                NarrowRetakeOpened(Written, until: "2019-02-28", bankedUntil: "2019-11-30", on: "2018-11-30"),
                ReviewRequested(ReviewGround.ProceduralError, until: "2019-01-02", on: "2018-12-10"), ReviewOpened(due: "2019-02-07", on: "2018-12-10"))
            .When(AppointPanel(on: "2018-12-12", of: "BURY"))
            .Then(PanelAppointed(on: "2018-12-12"));

    [Fact]
    public void Who_acted_for_the_worker_or_an_employer_is_excluded_whomever_they_say_they_work_for() =>
        Given(UnderReview())
            .When(BesideTheParties(AppointPanel(on: "2018-12-12", chair: "clerk-4"), "worker-5", "clerk-4"))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "clerk-4 has acted for the worker or for an employer");

    [Fact]
    [Trait("Rule", "R-126")]
    public void Who_gathered_what_colleagues_fed_back_about_a_leader_is_excluded() =>
        Given(LeaderNotMet()).Under(KnownFacts.Consultation2016)
            .When(By("secretary-1", new JourneyCommand.AppointReviewPanel(Level.Leader, 1, new(new("chair-1"), null), new(new("leaders-1"), null), new(new("member-2"), null), KnownFacts.Day("2018-10-10")) { StandardSetters = [] }))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "colleagues' feedback by leaders-1");

    [Fact]
    [Trait("Rule", "R-082")]
    public void Who_set_the_standard_is_excluded() =>
        Given(UnderReview())
            .When(AppointPanel(on: "2018-12-12", setters: ["member-2"]))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "member-2 judged");

    [Fact]
    public void It_is_not_appointed_before_there_is_something_to_review() =>
        Given(UnderReview())
            .When(AppointPanel(on: "2018-12-09"))
            .ThenRefused(Refusals.BeforeTheRequest);

    [Fact]
    public void Each_declares_whether_there_is_a_conflict() =>
        Given(UnderReview(), PanelAppointed(on: "2018-12-12"))
            .When(Declare("member-1", on: "2018-12-13"))
            .Then(InterestsDeclared("member-1", on: "2018-12-13"));

    [Fact]
    public void Declared_twice_nothing_is_added() =>
        Given(UnderReview(), PanelAppointed(on: "2018-12-12"), InterestsDeclared("member-1", on: "2018-12-13"))
            .When(Declare("member-1", on: "2018-12-13"))
            .ThenNothingHappens();

    [Fact]
    public void Others_have_nothing_to_declare() =>
        Given(UnderReview(), PanelAppointed(on: "2018-12-12"))
            .When(Declare("member-3", on: "2018-12-13"))
            .ThenRefused(Refusals.NotOnThePanel, because: "member-3");

    [Fact]
    public void A_conflict_is_not_taken_back() =>
        Given(UnderReview(), PanelAppointed(on: "2018-12-12"), InterestsDeclared("member-1", on: "2018-12-13", conflict: true))
            .When(Declare("member-1", on: "2018-12-14"))
            .ThenRefused(Refusals.InterestsNotCleared, because: "member-1");

    [Fact]
    public void Somebody_with_a_conflict_is_replaced() =>
        Given(UnderReview(), PanelAppointed(on: "2018-12-12"), InterestsDeclared("member-1", on: "2018-12-13", conflict: true))
            .When(ReplaceMember("member-1", "member-3", on: "2018-12-14"))
            .Then(MemberReplaced("member-1", "member-3", on: "2018-12-14"));

    [Fact]
    public void And_does_not_come_back() =>
        Given(
                UnderReview(), PanelAppointed(on: "2018-12-12"), InterestsDeclared("member-1", on: "2018-12-13", conflict: true),
                MemberReplaced("member-1", "member-3", on: "2018-12-14"))
            .When(ReplaceMember("member-3", "member-1", on: "2018-12-17"))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "conflict in review 1 was declared by member-1");

    [Fact]
    public void Somebody_without_one_may_and_declares_anew()
    {
        var back = (JourneyEvent[])
        [
            .. UnderReview(), PanelAppointed(on: "2018-12-12"), InterestsDeclared("member-1", on: "2018-12-13"), InterestsDeclared("member-2", on: "2018-12-13"), InterestsDeclared("chair-1", on: "2018-12-13"),
            MemberReplaced("member-1", "member-3", on: "2018-12-14"), MemberReplaced("member-3", "member-1", on: "2018-12-17"),
        ];

        Given(back).When(Vote("member-2", ReviewRemedy.Uphold, on: "2018-12-18")).ThenRefused(Refusals.InterestsNotCleared, because: "member-1");
        Given(back).When(Declare("member-1", on: "2018-12-18")).Then(InterestsDeclared("member-1", on: "2018-12-18"));
    }

    [Fact]
    public void Replaced_twice_nothing_is_added() =>
        Given(UnderReview(), PanelAppointed(on: "2018-12-12"), MemberReplaced("member-1", "member-3", on: "2018-12-14"))
            .When(ReplaceMember("member-1", "member-3", on: "2018-12-14"))
            .ThenNothingHappens();

    [Fact]
    public void Whoever_takes_the_place_is_as_independent() =>
        Given(UnderReview(), PanelAppointed(on: "2018-12-12"))
            .When(ReplaceMember("member-1", "assessor-1", on: "2018-12-14"))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "assessor-1");

    [Fact]
    public void Nobody_is_replaced_who_is_not_on_it() =>
        Given(UnderReview(), PanelAppointed(on: "2018-12-12"))
            .When(ReplaceMember("member-9", "member-3", on: "2018-12-14"))
            .ThenRefused(Refusals.NotOnThePanel, because: "member-9");

    [Fact]
    public void Nobody_takes_a_second_place() =>
        Given(UnderReview(), PanelAppointed(on: "2018-12-12"))
            .When(ReplaceMember("member-1", "member-2", on: "2018-12-14"))
            .ThenRefused(Refusals.ReviewerNotIndependent, because: "member-2");

    [Fact]
    public void Nobody_votes_before_all_are_cleared() =>
        Given(UnderReview(), PanelAppointed(on: "2018-12-12"), InterestsDeclared("member-1", on: "2018-12-13"), InterestsDeclared("chair-1", on: "2018-12-13"))
            .When(Vote("member-1", ReviewRemedy.Uphold, on: "2018-12-14"))
            .ThenRefused(Refusals.InterestsNotCleared, because: "member-2");

    [Fact]
    public void Nobody_votes_before_there_is_a_panel() =>
        Given(UnderReview())
            .When(Vote("member-1", ReviewRemedy.Uphold, on: "2018-12-14"))
            .ThenRefused(Refusals.NoPanel, because: "review 1");

    [Fact]
    public void Evidence_comes_to_the_case_as_a_document() =>
        Given(UnderReview())
            .When(AddEvidence(on: "2018-12-11"))
            .Then(EvidenceAdded(on: "2018-12-11"));

    [Fact]
    public void The_same_evidence_is_there_once() =>
        Given(UnderReview(), EvidenceAdded(on: "2018-12-11"))
            .When(AddEvidence(on: "2018-12-11"))
            .ThenNothingHappens();

    /// <summary>A leader whose interview was not met, released on 1 October 2018; a review is open since the 8th.</summary>
    private static JourneyEvent[] LeaderNotMet() =>
    [
        .. LeadershipWords.LeaderMarked(interview: 30), .. LeadershipWords.EveryGroup.Select(group => LeadershipWords.Heard(group, on: "2018-08-03", by: "leaders-1")),
        ResultNotMet(ElementSet.Of(Element.RolePlay, Element.WrittenExercise), Only(Element.Interview), on: "2018-10-01", level: Level.Leader),
        new JourneyEvent.ReviewRequested(Level.Leader, 1, 1, ReviewGround.ProceduralError, DocumentOf("request"), KnownFacts.Day("2018-10-29"), KnownFacts.Day("2018-10-08"), KnownFacts.Day("2018-10-08")),
        new JourneyEvent.ReviewOpened(Level.Leader, 1, 1, KnownFacts.Day("2018-10-08"), KnownFacts.Day("2018-12-03"), KnownFacts.Day("2018-10-08")),
    ];
}
