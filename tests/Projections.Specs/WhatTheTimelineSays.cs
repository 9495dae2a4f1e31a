using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Projections.Timeline;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

public sealed class WhatTheTimelineSays
{
    private static readonly (JourneyEvent Event, string Sentence)[] Sentences =
    [
        (Registered("2018-07-02"),
            "The social worker entered the assessment and accreditation system on 2 July 2018."),
        (Started(1, Leeds, "2018-05-01"),
            "The worker took up practice at E08000035 on 1 May 2018, employed directly (employment 1)."),
        (Started(2, Leeds, "2018-05-01", EmploymentBasis.Agency),
            "The worker took up practice at E08000035 on 1 May 2018, through the agency BRIGHT-STAFFING (employment 2)."),
        (Started(3, Leeds, "2018-05-01", EmploymentBasis.SelfEmployed),
            "The worker took up practice at E08000035 on 1 May 2018, self-employed (employment 3)."),
        (Ended(1, Leeds, "2018-09-30"),
            "The worker left E08000035; the last day in post was 30 September 2018 (employment 1). Reason: resignation. Destination: another local authority in England."),
        (Agreed(Level.Practitioner, "2018-05-03"),
            "The worker agreed on 3 May 2018 to be assessed as a child and family practitioner."),
        (Endorsed(Level.Supervisor, 1, Leeds, "2018-06-01"),
            "E08000035 endorsed the worker's practice as a practice supervisor on 1 June 2018; sittings are open to its workers from 2 July 2018, and the endorsement covers sittings up to and including 1 June 2019."),
        (ReEndorsed(Level.Practitioner, 2, Wigan, "2018-12-05"),
            "E08000010 endorsed the worker's practice as a child and family practitioner again on 5 December 2018, after a result that was not met; sittings are open to its workers from 2 July 2018, and the endorsement covers sittings up to and including 5 December 2019."),
        (Lapsed(Level.Practitioner, 1, Leeds, "2018-09-30"),
            "The endorsement as a child and family practitioner by E08000035 lapsed on 30 September 2018, when the worker left; a new employer endorses anew."),
        (Booked(Level.Practitioner, 1, 1, ElementSet.All, on: "2018-06-10", sitsOn: "2018-07-10"),
            "A place at the sitting LEEDS-2018-07-10 on 10 July 2018 was booked on 10 June 2018: attempt 1 as a child and family practitioner, for the knowledge element, the simulated observation and the written element, under edition response-2017."),
        (Cancelled(Level.Practitioner, 3, "2018-11-30"),
            "The place at the sitting LEEDS-2018-12-03 (attempt 3 as a child and family practitioner) was cancelled on 30 November 2018, because the worker left the organisation that had endorsed; this counts as no attempt."),
        (Marked(Level.Practitioner, 1, Element.Written, ElementResult.NarrowlyNotMet, "2018-07-12"),
            "The written element of attempt 1 as a child and family practitioner was marked 57.5 out of 100 on 12 July 2018: narrowly not met (standard 2018-1: met from 60, narrowly not met from 55)."),
        (Released(Level.Practitioner, 1, ElementSet.Empty, "2018-08-01"),
            "The result of attempt 1 as a child and family practitioner was released on 1 August 2018: met, in the knowledge element, the simulated observation and the written element."),
        (Released(Level.Practitioner, 1, ElementSet.Of(Element.Written), "2018-08-01"),
            "The result of attempt 1 as a child and family practitioner was released on 1 August 2018: not met; the knowledge element and the simulated observation met, the written element not met."),
        (Accredited(Level.Practitioner, 1, "2018-08-01"),
            "The worker was accredited as a child and family practitioner on 1 August 2018."),
        (Accredited(Level.Practitioner, 1, "2018-08-01", due: "2023-08-01"),
            "The worker was accredited as a child and family practitioner on 1 August 2018; re-accreditation is due on 1 August 2023."),
        (Narrow(Level.Practitioner, 1, Element.Written, "2018-08-01", until: "2018-11-01", banked: "2019-08-01"),
            "The written element as a child and family practitioner was narrowly missed and may be taken again quickly up to and including 1 November 2018, and after that, following development, until 1 August 2019: so long the elements that were met count."),
        (Retake(Level.Practitioner, 1, Element.Knowledge, "2018-08-01", after: "2019-02-01", banked: "2019-08-01"),
            "The knowledge element as a child and family practitioner is to be taken again after development, expected after 1 February 2019; the elements that were met count until 1 August 2019."),
        (Full(Level.Supervisor, 1, "2018-08-01", after: "2019-08-01"),
            "Every element as a practice supervisor is to be taken again, expected after 1 August 2019; whether and when is for the employer to judge."),
    ];

    private static readonly TimelineTable Table = new();

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Sentences.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void Each_event_reads_as_a_person_would_tell_it(int number) =>
        Table.Fold(null, Some.Recorded(Sentences[number].Event)).Sentence.Should().Be(Sentences[number].Sentence);

    [Fact]
    public void Every_event_is_among_the_sentences() =>
        Sentences.Select(pair => pair.Event.GetType()).Distinct().Should().BeEquivalentTo(OneOfEach.Select(e => e.GetType()).Distinct());

    [Fact]
    public void A_row_holds_the_envelope_and_no_position() =>
        Table.Fold(null, Some.Recorded(Agreed(Level.Practitioner, "2018-05-03"), revision: 2)).Should().Be(new TimelineRow(
            Journey(1),
            2,
            "assessment-agreed",
            "Agreed to be assessed",
            "The worker agreed on 3 May 2018 to be assessed as a child and family practitioner.",
            Level.Practitioner,
            Day("2018-05-03"),
            new DateTimeOffset(2018, 7, 2, 9, 30, 0, TimeSpan.Zero),
            "actor",
            "employer",
            "E08000035",
            new Guid("11111111-2222-3333-4444-555555555555"),
            "response-2017"));
}
