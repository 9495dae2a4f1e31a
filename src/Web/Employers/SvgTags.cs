using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Naas.Web.Employers;

/// <summary>SVG's own <c>text</c> element: Razor keeps that name for itself.</summary>
internal static class SvgTags
{
    public static IHtmlContent SvgText(this IHtmlHelper html, string cssClass, string x, int dx, int y, string words)
    {
        var tag = new TagBuilder("text");
        tag.AddCssClass(cssClass);
        tag.Attributes["x"] = x;
        tag.Attributes["dx"] = dx.ToString(CultureInfo.InvariantCulture);
        tag.Attributes["y"] = y.ToString(CultureInfo.InvariantCulture);
        _ = tag.InnerHtml.Append(words);
        return tag;
    }
}
