namespace Naas.Web.Pages;

/// <summary>What works for whom, how that was tried, and whom to tell.</summary>
public sealed class AccessibilityStatementModel : NaasPage
{
    public override string Title => "Accessibility statement";
}
