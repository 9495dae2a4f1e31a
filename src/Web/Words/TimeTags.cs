using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Naas.Web.Words;

/// <summary>A date on a page is a <c>time</c> element: words for people, ISO 8601 for machines.</summary>
public static class TimeTags
{
    public static IHtmlContent Day(this IHtmlHelper _, DateOnly day) => Time(Dates.Iso(day), Dates.Day(day));

    public static IHtmlContent Moment(this IHtmlHelper _, DateTimeOffset moment) => Time(Dates.Iso(moment), Dates.Moment(moment));

    private static TagBuilder Time(string machine, string words)
    {
        var tag = new TagBuilder("time");
        tag.Attributes["datetime"] = machine;
        _ = tag.InnerHtml.Append(words);
        return tag;
    }
}
