using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Naas.Web;

/// <summary>Marks an endpoint as the pages' own, so that their headers and error pages leave the API alone.</summary>
internal sealed class PageEndpoint
{
    public static readonly PageEndpoint Instance = new();

    private PageEndpoint()
    {
    }

    public static bool IsAt(Endpoint? endpoint) => IsRazorPage(endpoint) || endpoint?.Metadata.GetMetadata<PageEndpoint>() is not null;

    public static bool IsRazorPage(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<PageActionDescriptor>() is not null;
}
