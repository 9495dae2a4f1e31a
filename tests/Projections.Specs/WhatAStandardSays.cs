using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Domain.Standards;
using Naas.Projections.Standards;
using static Naas.Projections.Specs.Examples;

namespace Naas.Projections.Specs;

public sealed class WhatAStandardSays
{
    private static readonly StandardVersion Version = new("2018-1");
    private static readonly ActorId Somebody = new("judge-a1");
    private static readonly DocumentId Document = new(new Guid("5d0c2b7e-19a4-4c6f-8e3a-7b1f0d9c2a64"));

    private static readonly Dictionary<StandardEvent, string> Sentences = new()
    {
        [new StandardEvent.StandardSettingOpened(Level.Practitioner, Element.Written, Version, SettingReason.FirstStandard, Scores.Of(10, 10, 10), 1, 7, 10, Judges.Of(Somebody), Judges.Of(new ActorId("judge-b1")), Somebody, Day("2018-02-01"))] = "The setting of version 2018-1 for the written element of the child and family practitioner was opened on 1 February 2018: the first standard, 3 items worth 30 points.",
        [new StandardEvent.JudgeRated(Version, Panel.A, 2, Scores.Of(7, 6, 5.5m), Somebody, Day("2018-03-01"))] = "judge-a1 rated the items of version 2018-1 as a judge of panel A on 1 March 2018; the ratings come to 18.5 points.",
        [new StandardEvent.PanelCutAgreed(Version, Panel.B, 18.5m, 0.4183m, 5, Somebody, Day("2018-03-08"))] = "Panel B agreed a cut of 18.5 points for version 2018-1 on 8 March 2018, from 5 judges, with a standard error of 0.4183.",
        [new StandardEvent.PanelsDisagreed(Version, 4.5m, 0.4472m, Day("2018-03-08"))] = "The two cuts of version 2018-1 lie 4.5 points apart, further than their combined standard error of 0.4472 (8 March 2018).",
        [new StandardEvent.PanelsDisagreed(Version, 0.4m, 0.4m, Day("2018-03-08"))] = "The two cuts of version 2018-1 lie 0.4 points apart, further than their combined standard error of 0.4, which rounding hides (8 March 2018).",
        [new StandardEvent.PanelsConferred(Version, Document, Somebody, Day("2018-03-15"))] = "The two panels of version 2018-1 discussed their cuts together on 15 March 2018; both may judge once more.",
        [new StandardEvent.CutAdjudicated(Version, Panel.A, Document, Somebody, Day("2018-04-02"))] = "A third, independent person chose the cut of panel A for version 2018-1 on 2 April 2018.",
        [new StandardEvent.CutSet(Version, 18.65m, CutBasis.PanelsAgree, Day("2018-03-08"))] = "The cut of version 2018-1 was set at 18.65 points on 8 March 2018: the mean of the two panels' cuts, which agree.",
        [new StandardEvent.NarrowBandProposed(Version, 17.4m, 1.25m, Somebody, Day("2018-04-09"))] = "Scores from 17.4 points up to the cut of version 2018-1 were proposed as a narrow fail on 9 April 2018; the standard error of measurement there is 1.25.",
        [new StandardEvent.NarrowBandApproved(Version, Panel.A, Somebody, Day("2018-04-16"))] = "Panel A approved the narrow band of version 2018-1 on 16 April 2018.",
        [new StandardEvent.StandardBroughtIntoForce(Version, Day("2018-07-01"), Somebody, Day("2018-05-01"))] = "Version 2018-1 was announced on 1 May 2018; it governs every sitting from 1 July 2018.",
        [new StandardEvent.AnnouncementWithdrawn(Version, AnnouncementWithdrawal.WrongDay, Somebody, Day("2018-05-02"))] = "The announcement of version 2018-1 was withdrawn on 2 May 2018: the first day was wrong.",
        [new StandardEvent.StandardSettingAbandoned(Version, AbandonReason.PanelIncomplete, Somebody, Day("2018-04-30"))] = "The setting of version 2018-1 was given up on 30 April 2018: a panel could not be filled, or did not finish.",
    };

    [Fact]
    public void Every_event_is_told_in_a_sentence()
    {
        foreach (var (happened, sentence) in Sentences)
            StandardWords.Of(happened).Sentence.Should().Be(sentence);

        Sentences.Keys.Select(happened => happened.GetType()).Distinct().Should().BeEquivalentTo(typeof(StandardEvent).GetNestedTypes());
    }
}
