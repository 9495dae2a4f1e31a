namespace Naas.Domain.Specs.Journeys.Stories;

/// <summary>Maternity leave from 14 January to 13 October 2019: 273 days that no window runs.</summary>
[Trait("Rule", "S-48")]
public sealed class The_window_that_stood_still : A_story
{
    /// <summary>
    /// 28 February 2019 lies 45 days after 14 January, so 45 days after 14 October: 28 November. 30 November lies 320 days after
    /// 14 January, so 320 days after 14 October: 29 August 2020.
    /// </summary>
    [Fact]
    public void Lets_the_retake_be_taken_after_the_leave() =>
        WrittenMissedNarrowly()
            .When(StartAbsence(AbsenceKind.Protected, on: "2019-01-14")).Then(AbsenceBegan(AbsenceKind.Protected, on: "2019-01-14"))
            .When(LapseNarrowRetake(on: "2019-03-11")).ThenRefused(Refusals.NotDueYet, because: "stood still since 14 January 2019")
            .When(CloseAbsence(absence: 1, on: "2019-10-13"))
            .Then(
                AbsenceOver(on: "2019-10-13"),
                RetakeMovedByAbsence(stoodStillFrom: "2019-01-14", ranOnFrom: "2019-10-14", until: "2019-11-28", bankedUntil: "2020-08-29", on: "2019-10-13"))
            .When(EndorsePractice(Practitioner, by: "LEEDS", on: "2019-10-21")).Then(EndorsedAgain(by: "LEEDS", on: "2019-10-21", until: "2020-04-21"))
            .When(BookSitting(Practitioner, sitsOn: "2019-11-28", on: "2019-10-28")).Then(Booked(Only(Written), sitsOn: "2019-11-28", on: "2019-10-28", attempt: 2, endorsement: 2))
            .When(RecordMark(Practitioner, Written, 40, on: "2019-11-28")).Then(Marked(Written, 40, Met, on: "2019-11-28", attempt: 2))
            .When(ReleaseResult(Practitioner, on: "2019-12-09", attempt: 2))
            .Then(
                ResultMet(Only(Written), on: "2019-12-09", attempt: 2),
                FeedbackIssued(None, on: "2019-12-09", attempt: 2),
                Accredited(on: "2019-12-09", reaccreditation: "2022-12-09", attempt: 2),
                CertificateIssued(on: "2019-12-09", currentUntil: "2023-06-09"));
}
