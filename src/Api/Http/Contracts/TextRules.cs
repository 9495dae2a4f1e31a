using Naas.Application.People;

namespace Naas.Api.Http.Contracts;

/// <summary>What a text must be beyond being text. Asked while the body is read, so that its fault is listed with all others.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal abstract class TextRuleAttribute : Attribute
{
    public virtual bool MayBeEmpty => false;

    /// <summary>In UTF-16 units.</summary>
    public virtual int Longest => 200;

    /// <summary>Several lines, kept as they were written.</summary>
    public virtual bool IsProse => false;

    public abstract bool IsKept(string text);

    /// <summary>As the end of a sentence that begins with the pointer; it repeats nothing of the text.</summary>
    public abstract string Rule { get; }
}

internal sealed class RegistrationNumberTextAttribute : TextRuleAttribute
{
    public override string Rule => RegistrationNumberRule;

    public const string RegistrationNumberRule = "must be one or two letters and up to ten digits, such as SW12345";

    public override bool IsKept(string text) => RegistrationNumber.IsValid(text);
}

internal sealed class FamilyNameTextAttribute : TextRuleAttribute
{
    public override string Rule => NameRule;

    public static string NameRule { get; } = FormattableString.Invariant($"must be a name of at most {PersonName.MaximumLength} characters");

    public override bool IsKept(string text) => PersonName.IsValid("", text);
}

/// <summary>A given name may be empty: some people have one name.</summary>
internal sealed class GivenNameTextAttribute : TextRuleAttribute
{
    public override bool MayBeEmpty => true;

    public override string Rule => FamilyNameTextAttribute.NameRule;

    public override bool IsKept(string text) => PersonName.IsValid(text, "any");
}

/// <summary>The words of a document.</summary>
internal sealed class DocumentTextAttribute : TextRuleAttribute
{
    public override int Longest => DocumentText.MaximumLength;

    public override bool IsProse => true;

    public override bool IsKept(string text) => DocumentText.IsValid(text);

    public override string Rule => "must be text that is not blank, without control characters but line breaks";
}

internal sealed class CheckCodeTextAttribute : TextRuleAttribute
{
    public override bool IsKept(string text) => CheckCode.IsValid(text);

    public override string Rule => "must be a one-time code of 12 letters and digits, such as 7K3M-Q9WD-0RTT; look for a typing error";
}

/// <summary>How many items a list may hold; never none.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class MostItemsAttribute(int most) : Attribute
{
    public int Most => most;

    /// <summary>The member of an item, as it stands in JSON, that no two items may share.</summary>
    public string? Key { get; init; }
}

/// <summary>Which whole numbers a member takes, where the rules of a journey do not say so themselves.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class BetweenAttribute(int least, int most) : Attribute
{
    public int Least => least;

    public int Most => most;
}
