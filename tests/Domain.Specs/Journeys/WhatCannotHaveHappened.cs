namespace Naas.Domain.Specs.Journeys;

/// <summary>A damaged stream is told at once and by name; nothing is passed over.</summary>
public sealed class What_cannot_have_happened
{
    public static TheoryData<string> Names { get; } = [.. Impossible.Keys];

    private static Dictionary<string, (JourneyEvent[] Before, JourneyEvent Next)> Impossible => new()
    {
        ["a second registration"] = ([Registered()], Registered()),
        ["anything before the registration"] = ([], EmployedAt("LEEDS")),
        ["an employment out of number"] = ([Registered()], EmployedAt("LEEDS", spell: 2)),
        ["an employment that ends twice"] = ([Registered(), EmployedAt("LEEDS"), Left("LEEDS", on: "2018-07-31")], Left("LEEDS", on: "2018-08-31")),
        ["an employment that ends somewhere else"] = ([Registered(), EmployedAt("LEEDS")], Left("BURY", on: "2018-07-31")),
        ["an employment that ends before it began"] = ([Registered(), EmployedAt("LEEDS", from: "2018-07-31")], Left("LEEDS", on: "2018-07-30")),
        ["a second agreement"] = ([Registered(), Agreed()], Agreed()),
        ["an endorsement out of number"] = (AgreedAtLeeds(), Endorsed(by: "LEEDS", on: "2018-07-02", until: "2019-01-02", endorsement: 2)),
        ["the lapse of an endorsement nobody gave"] = (AgreedAtLeeds(), EndorsementLapsed(by: "LEEDS", on: "2018-07-31")),
        ["a second lapse"] = ([.. ReadyToSit(), EndorsementLapsed(by: "LEEDS", on: "2018-07-31")], EndorsementLapsed(by: "LEEDS", on: "2018-07-31")),
        ["a sitting on no endorsement"] = (AgreedAtLeeds(), Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01")),
        ["a second sitting at once"] = (BookedForSeptember(), Booked(Everything, sitsOn: "2018-10-10", on: "2018-08-02", attempt: 2)),
        ["a sitting after the accreditation"] = (AccreditedPractitioner(), Booked(Everything, sitsOn: "2018-12-12", on: "2018-11-01", attempt: 2)),
        ["the cancellation of what was sat"] = (MarkedInSeptember(), SittingCancelled(sitsOn: "2018-09-12", on: "2018-08-31")),
        ["a mark without a sitting"] = (ReadyToSit(), Marked(Written, 45, Met, on: "2018-09-20")),
        ["a second mark"] = (MarkedInSeptember(), Marked(Written, 45, Met, on: "2018-09-21")),
        ["a result before its marks"] = (BookedForSeptember(), ResultMet(Everything, on: "2018-10-01")),
        ["an accreditation without a result"] = (MarkedInSeptember(), Accredited(on: "2018-10-01", reaccreditation: "2021-10-01")),
        ["a second accreditation"] = (AccreditedPractitioner(), Accredited(on: "2018-10-01", reaccreditation: "2021-10-01")),
        ["a narrow retake without a result"] = (MarkedInSeptember(), NarrowRetakeOpened(Written, until: "2019-01-01", bankedUntil: "2019-10-01", on: "2018-10-01")),
        ["an element retake of another attempt"] = (WrittenNarrowlyMissed(), ElementRetakeOpened(Written, expectedAfter: "2019-01-01", bankedUntil: "2019-10-01", on: "2018-10-01", attempt: 2)),
        ["a full retake after the accreditation"] = (AccreditedPractitioner(), FullRetakeOpened(expectedAfter: "2019-10-01", on: "2018-10-01")),

        ["an offer that nobody asked for"] = (ReadyToSit(), PlaceOffered(sitsOn: "2018-09-12", on: "2018-07-20")),
        ["a second request at once"] = ([.. ReadyToSit(), PlaceRequested(on: "2018-07-10")], PlaceRequested(on: "2018-07-17", request: 2)),
        ["a renewal's sitting without an accreditation"] = (ReadyToSit(), Booked(Everything, sitsOn: "2018-09-12", on: "2018-08-01", endorsement: 0)),
        ["the correction of a booking that is none"] = (ReadyToSit(), BookingPutRight(sitsOn: "2018-09-13", on: "2018-08-02")),
        ["the calling off of what has marks"] = (MarkedInSeptember(), CalledOff(sitsOn: "2018-09-12", CancellationReason.SittingNotHeld, on: "2018-09-12")),
        ["a void sitting that was released"] = (WrittenNarrowlyMissed(), Voided(sitsOn: "2018-09-12", VoidReason.NoShow, rebookUntil: null, on: "2018-12-03")),
        ["adjustments agreed that nobody asked for"] = (BookedForSeptember(), AdjustmentsAgreed(on: "2018-08-13")),
        ["two allegations at once"] = ([.. MarkedInSeptember(), MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03")], MalpracticeAlleged(on: "2018-12-18", until: "2019-01-04", number: 2)),
        ["an answer to no allegation"] = (MarkedInSeptember(), WorkerHeard(on: "2018-12-20")),
        ["a second answer"] = ([.. MarkedInSeptember(), MalpracticeAlleged(on: "2018-12-17", until: "2019-01-03"), WorkerHeard(on: "2018-12-20")], WorkerHeard(on: "2018-12-21")),
        ["a finding without an allegation"] = (MarkedInSeptember(), MalpracticeFound(on: "2019-01-07")),
        ["a rating of what has its mark"] = (MarkedInSeptember(), Rated(Written, 1, rating: 1, 45, by: "assessor-2")),
        ["the moderation of what has no mark"] = (BookedForSeptember(), Moderated(Written, 41, Met, on: "2018-09-24")),
        ["a narrative about nothing"] = (ReadyToSit(), NarrativeWritten(on: "2018-09-13")),
        ["a recording taken twice"] = ([.. BookedForSeptember(), RecordingTaken()], RecordingTaken()),
        ["the use of a recording that is none"] = (BookedForSeptember(), RecordingUsed(RecordingUse.Moderation, on: "2018-09-21")),
        ["the use of what was destroyed"] = ([.. BookedForSeptember(), RecordingTaken(), RecordingDestroyed(on: "2019-10-30")], RecordingUsed(RecordingUse.Moderation, on: "2019-11-04")),
        ["a second destruction"] = ([.. BookedForSeptember(), RecordingTaken(), RecordingDestroyed(on: "2019-10-30")], RecordingDestroyed(on: "2019-10-31")),

        ["a report out of number"] = (WrittenNarrowlyMissed(), FeedbackIssued(Only(Written), on: "2018-12-17", version: 3)),
        ["the correction of a mark that is none"] = (BookedForSeptember(), MarkPutRight(Written, 41, Met, on: "2018-09-24")),
        ["a corrected result without a corrected mark"] = (WrittenNarrowlyMissed(), ResultPutRight(Everything, None, firstReleasedOn: "2018-11-30", on: "2018-12-17")),
        ["the annulment of another attempt"] = (WrittenNarrowlyMissed(), ResultAnnulled(on: "2019-01-07", attempt: 2)),
        ["a plan for nothing"] = (AccreditedPractitioner(), PlanAgreed(on: "2018-10-15")),
        ["a retake brought forward that is none"] = (AccreditedPractitioner(), BroughtForward(on: "2018-10-15")),
        ["a window moved where everything is due"] =
            (TwoElementsMissed(), WindowMoved(WindowStop.ProtectedAbsence, from: "2018-12-10", to: "2019-01-21", until: null, bankedUntil: "2019-11-12", on: "2019-01-20")),
        ["a lapse before its day"] = (WrittenNarrowlyMissed(), NarrowLapsed(Written, bankedUntil: "2019-11-30", on: "2019-02-28")),
        ["a lapse of an element retake"] = (WrittenMissedByMore(), NarrowLapsed(Written, bankedUntil: "2019-10-01", on: "2019-01-02")),
        ["an expiry before its day"] = (WrittenNarrowlyMissed(), BankedExpired(Only(Knowledge, Simulated), on: "2019-11-30")),
        ["a second expiry"] =
            ([.. WrittenNarrowlyMissed(), BankedExpired(Only(Knowledge, Simulated), on: "2019-12-01")], BankedExpired(Only(Knowledge, Simulated), on: "2019-12-01")),

        ["a certificate for nothing"] = (WrittenNarrowlyMissed(), CertificateIssued(on: "2018-12-03", currentUntil: "2022-06-03")),
        ["a reminder given twice"] = ([.. AccreditedPractitioner(), Reminded(6, due: "2021-10-01", on: "2021-04-01")], Reminded(6, due: "2021-10-01", on: "2021-04-01")),
        ["a declaration out of number"] = (AccreditedPractitioner(), HoursDeclared(30, on: "2021-03-01", declaration: 2)),
        ["the correction of hours that nobody declared"] = (AccreditedPractitioner(), HoursPutRight(30, on: "2021-03-01")),
        ["the renewal of nothing"] = (WrittenNarrowlyMissed(), Reaccredited(due: "2024-10-01", on: "2021-09-27")),
        ["a renewal in time after the grace"] = (NotCurrentInApril2022(), Reaccredited(due: "2024-10-01", on: "2022-04-02")),
        ["the restoration of what is current"] = (AccreditedPractitioner(), Restored(due: "2024-10-01", on: "2021-09-27")),
        ["what is overdue twice"] = (OverdueInOctober2021(), Overdue(due: "2021-10-01", graceUntil: "2022-04-01", on: "2021-10-02")),
        ["the end of a grace that had not begun"] = (AccreditedPractitioner(), NotCurrent(on: "2022-04-02")),
        ["a second notice"] =
            ([.. AccreditedInError(), NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2018-12-18", on: "2018-11-19")], NoticeGiven(RevocationGround.ResultIssuedInError, notBefore: "2018-12-18", on: "2018-11-19")),
        ["a notice dropped that was not given"] = (AccreditedInError(), NoticeDropped(on: "2018-12-03")),
        ["a comment on a recording that was not chosen"] = ([.. BookedForSeptember(), RecordingTaken()], MergingWords.Commented(on: "2018-10-08")),
        ["the choice of what was destroyed"] = ([.. BookedForSeptember(), RecordingTaken(), RecordingDestroyed(on: "2019-10-30")], MergingWords.Sampled(on: "2019-11-04")),

        ["anything on a closed record"] = ([.. AccreditedPractitioner(), MergingWords.Superseded("2019-05-13")], Left("LEEDS", on: "2019-05-31")),
        ["a closing out of number"] = (AccreditedPractitioner(), MergingWords.Superseded("2019-05-13", merge: 2)),
        ["the opening of a record that is open"] = (AccreditedPractitioner(), MergingWords.OpenedAgain("2019-06-03")),
        ["a record brought over twice"] =
            ([Registered(), MergingWords.Absorbed("2019-05-13", "2018-06-01", [EmployedAt("LEEDS")])], MergingWords.Absorbed("2019-05-14", "2018-06-01", [EmployedAt("LEEDS", spell: 2)], merge: 2)),
        ["the undoing of a merging that is none"] = ([Registered()], MergingWords.MergeUndone("2019-06-03", [EmployedAt("LEEDS")], [Registered()])),
        ["a revocation without notice"] = (AccreditedInError(), Revoked(RevocationGround.ResultIssuedInError, on: "2018-12-18")),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_not_taken_for_history(string name)
    {
        var (before, next) = Impossible[name];
        var journey = before.Aggregate(Journey.NotBegun, Journey.Evolve);

        FluentActions.Invoking(() => Journey.Evolve(journey, next))
            .Should().Throw<ImpossibleHistoryException>().WithMessage($"{next.GetType().Name} on {next.On:yyyy-MM-dd} cannot have happened: *");
    }

    [Fact]
    public void A_command_without_its_facts_is_a_bug_and_not_a_refusal() =>
        FluentActions.Invoking(() => JourneyDecider.Decide(new JourneyCommand.RegisterSocialWorker(new DateOnly(2018, 6, 1)), Journey.NotBegun, KnownFacts.Response2017))
            .Should().Throw<InvalidOperationException>();
}
