namespace Naas.Domain.Standards;

/// <summary>The name of one version of a performance standard, such as <c>2018-1</c>; marks are recorded with it.</summary>
public readonly record struct StandardVersion
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">Not 1 to 20 lower-case letters, digits and hyphens.</exception>
    public StandardVersion(string value)
    {
        if (!IsValid(value))
            throw new ArgumentException("A version's name is 1 to 20 lower-case letters, digits and hyphens.", nameof(value));
        _value = value;
    }

    public string Value => _value ?? throw new InvalidOperationException("This version was never given a name.");

    public static bool IsValid(string? value) =>
        value is { Length: > 0 and <= 20 } && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public override string ToString() => Value;
}

/// <summary>One of the two panels that set a standard apart from each other .</summary>
public enum Panel
{
    A = 1,
    B = 2,
}

/// <summary>How the two panels' cuts became one (S-27).</summary>
public enum CutBasis
{
    /// <summary>They lay within the combined standard error: the mean of the two.</summary>
    PanelsAgree = 1,

    /// <summary>They did so once the panels had discussed them together: the mean of the two.</summary>
    AgreedAfterDiscussion = 2,

    /// <summary>They did not even then: a third, independent person chose one of the two.</summary>
    Adjudicated = 3,
}

/// <summary>Why a standard is set. Format and standard do not change from one phase to the next, so it needs a reason.</summary>
public enum SettingReason
{
    /// <summary>There was none for this element at this level.</summary>
    FirstStandard = 1,

    /// <summary>New content, whose items are harder or easier .</summary>
    NewContent = 2,

    /// <summary>Monitoring showed that the standard had drifted .</summary>
    Monitoring = 3,
}

/// <summary>Why an announcement was taken back before the version's first day.</summary>
public enum AnnouncementWithdrawal
{
    /// <summary>The first day was another.</summary>
    WrongDay = 1,

    /// <summary>The content that the version is for comes later, or not at all.</summary>
    ContentDelayed = 2,

    /// <summary>The standard itself is in doubt.</summary>
    StandardInDoubt = 3,
}

/// <summary>Why the setting of a standard was given up before it came into force.</summary>
public enum AbandonReason
{
    /// <summary>The items changed.</summary>
    ContentChanged = 1,

    /// <summary>A panel could not be filled, or did not finish.</summary>
    PanelIncomplete = 2,

    /// <summary>A judge was not independent of the test, or of the other panel .</summary>
    NotIndependent = 3,
}
