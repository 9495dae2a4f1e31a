namespace Naas.Domain.Assessments;

/// <summary>The delivery partner's code for one recording of a simulated observation .</summary>
public readonly record struct RecordingCode
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">Not 1 to 40 upper-case letters, digits and hyphens.</exception>
    public RecordingCode(string value)
    {
        if (!IsValid(value))
            throw new ArgumentException("A recording's code is 1 to 40 upper-case letters, digits and hyphens.", nameof(value));
        _value = value;
    }

    public string Value => _value ?? throw new InvalidOperationException("This recording's code was never given a value.");

    public static bool IsValid(string? value) => SittingCode.IsValid(value);

    public override string ToString() => Value;
}

/// <summary>What a recording was looked at for; training only where the worker has agreed to it apart (S-11).</summary>
public enum RecordingUse
{
    Moderation = 1,
    ExternalValidation = 2,
    IndependentReview = 3,
    Training = 4,

    /// <summary>A service-user panel comments on it, to no effect on any score .</summary>
    ServiceUserPanel = 5,
}
