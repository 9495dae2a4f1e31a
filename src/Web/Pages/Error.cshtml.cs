using Microsoft.AspNetCore.Mvc;

namespace Naas.Web.Pages;

/// <summary>What a person reads in place of an empty answer.</summary>
public sealed class ErrorModel : NaasPage
{
    [FromRoute(Name = "status")]
    public int Status { get; set; }

    public override string Title => Status switch
    {
        400 => "Your answer could not be read",
        403 => "You cannot open this page",
        404 => "Page not found",
        _ => "Sorry, there is a problem with the service",
    };

    // The place it would be asked from may be what has failed.
    public override bool MayAskForMoment => Status < 500;

    public void OnGet()
    {
        // Someone who types this address gets what it names; no page says of itself that all is well.
        Status = Status is >= 400 and <= 599 ? Status : 404;
        Response.StatusCode = Status;
    }
}
