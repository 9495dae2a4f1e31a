using System.Collections;

namespace Naas.Domain.Journeys;

/// <summary>On what ground an independent review is asked for (C16 ¶42, S-08).</summary>
public enum ReviewGround
{
    /// <summary>The worker and the employer feel that the result is at odds with the worker's abilities in practice: both ask for it.</summary>
    ResultAtOddsWithPractice = 1,

    ExtenuatingCircumstances = 2,

    /// <summary>An error of procedure or administration, an agreed adjustment that was not made among them (S-33).</summary>
    ProceduralError = 3,

    /// <summary>Malpractice that was found, or a revocation or the notice of one (S-34, S-36).</summary>
    FindingOrRevocation = 4,
}

/// <summary>Why a request that came late is taken up all the same (S-09).</summary>
public enum GoodCause
{
    Illness = 1,
    ProtectedAbsence = 2,
    ResultNotReceived = 3,
    AdviceGivenWrongly = 4,
    OtherGoodCause = 5,
}

/// <summary>What a panel may decide (S-09).</summary>
public enum ReviewRemedy
{
    /// <summary>What was asked about stands.</summary>
    Uphold = 1,

    /// <summary>The marks that two fresh assessors gave from the recording or the script, where they are better than those that stood.</summary>
    ReMark = 2,

    /// <summary>The attempt does not count, and is sat again without a further endorsement.</summary>
    SetAside = 3,

    /// <summary>A mark that was written down wrongly is put right, upwards or downwards.</summary>
    CorrectClericalError = 4,

    /// <summary>Malpractice was not to be found: the result counts again, or a place is given for the sitting that became void.</summary>
    OverturnFinding = 5,

    /// <summary>The accreditation stands: a notice is dropped, a revocation undone.</summary>
    OverturnRevocation = 6,
}

/// <summary>Why a panel decides as it does (S-09); the words stand in a document.</summary>
public enum ReviewReason
{
    StandardAppliedCorrectly = 1,
    EvidenceOverlooked = 2,
    StandardMisapplied = 3,
    ProcedureNotFollowed = 4,
    AdjustmentNotMade = 5,
    CircumstancesBeyondControl = 6,
    CircumstancesNotShown = 7,
    MarkRecordedWrongly = 8,
    FindingNotSupported = 9,
    FindingSupported = 10,
}

/// <summary>The reasons of a vote or a decision.</summary>
/// <remarks>A value, so that two events that name the same reasons are equal; always in one order.</remarks>
public readonly record struct ReviewReasonSet : IReadOnlyCollection<ReviewReason>
{
    private readonly int _bits;

    private ReviewReasonSet(int bits) => _bits = bits;

    public static ReviewReasonSet None => default;

    public int Count => int.PopCount(_bits);

    public static ReviewReasonSet Of(params IEnumerable<ReviewReason> reasons)
    {
        var bits = 0;
        foreach (var reason in reasons)
            bits |= Bit(reason);
        return new ReviewReasonSet(bits);
    }

    public bool Contains(ReviewReason reason) => (_bits & Bit(reason)) != 0;

    public ReviewReasonSet And(ReviewReasonSet others) => new(_bits | others._bits);

    public IEnumerator<ReviewReason> GetEnumerator()
    {
        foreach (var reason in Enum.GetValues<ReviewReason>())
        {
            if (Contains(reason))
                yield return reason;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(", ", this);

    private static int Bit(ReviewReason reason) =>
        Enum.IsDefined(reason) ? 1 << (int)reason : throw new ArgumentOutOfRangeException(nameof(reason), reason, "No such reason.");
}
