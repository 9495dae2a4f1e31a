using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Naas.Web.Pages;

/// <summary>What every page tells the layout.</summary>
public abstract class NaasPage : PageModel
{
    /// <summary>The page's own part of the title.</summary>
    public abstract string Title { get; }

    /// <summary>Whether a form on the page must be mended: the title then says so first.</summary>
    public virtual bool HasError => false;

    /// <summary>The moment the page's figures are of; none lets the layout ask.</summary>
    public virtual ServiceMoment? Moment => null;

    /// <summary>False only where asking might fail again.</summary>
    public virtual bool MayAskForMoment => true;
}
