namespace Naas.Domain.Journeys;

public static partial class Refusals
{
    public static RefusalKind RecordSuperseded { get; } = new(
        "record-superseded", "This record was closed",
        S("S-53", "A second record of one person is closed with a pointer to the one that goes on."),
        "Send it to the record that goes on, which the sentence names.");

    public static RefusalKind MergedWithItself { get; } = new(
        "merged-with-itself", "A record is not merged with itself",
        S("S-53", "One of two records is closed, the other goes on."),
        "Name the other record of the same person.");

    public static RefusalKind SurvivorSuperseded { get; } = new(
        "survivor-superseded", "The other record was closed itself",
        S("S-53", "What a record holds is brought over to the one that goes on."),
        "Name the record that goes on, which the sentence names.");

    public static RefusalKind HoldsAnotherRecord { get; } = new(
        "holds-another-record", "This record goes on for another one",
        S("S-53", "What a record holds is brought over to the one that goes on."),
        "Merge the other way round, so that this record goes on; or undo its earlier merging first, and merge each of the two.");

    public static RefusalKind MergeUnsettled { get; } = new(
        "merge-unsettled", "Something has to be settled before the two are merged",
        S("S-53", "Results, endorsements and certificates are brought over, not what is being decided about them."),
        "Settle what the sentence names on the record that it names, then merge.");

    public static RefusalKind MergeOtherWayRound { get; } = new(
        "merge-other-way-round", "The other record has to go on",
        S("S-53", "At each level one road goes on: nobody loses an accreditation, or what is to be taken again, by the merging of two records."),
        "Close the other record in favour of this one.");

    public static RefusalKind NotClosedForThis { get; } = new(
        "not-closed-for-this", "The record is not closed in favour of this one",
        S("S-53", "First a record is closed with a pointer, then the other one takes over what it holds."),
        "Merge the two records; what was undone is merged anew.");

    public static RefusalKind NotMerged { get; } = new(
        "not-merged", "There is no such merging to undo",
        S("S-53", "What was merged can be separated again."),
        "Look in the timeline for the record that was brought over, and for the day.");

    public static RefusalKind RestsOnAbsorbed { get; } = new(
        "rests-on-absorbed", "Something that happened since rests on what was brought over",
        S("S-53", "Once separated, each record takes up its own life."),
        "The two cannot be separated as they stand. Expunge what is not this person's, one by one, and record it where it belongs.");

    public static RefusalKind StillMerged { get; } = new(
        "still-merged", "The other record still holds what this one had",
        S("S-53", "Once separated, each record takes up its own life."),
        "Undo the merging on the record that goes on.");
}
