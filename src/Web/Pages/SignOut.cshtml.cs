using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Naas.Web.Security;

namespace Naas.Web.Pages;

/// <summary>Signs out by a button: a link that another site could plant must not do it.</summary>
public sealed class SignOutModel : NaasPage
{
    public override string Title => IsSignedIn ? "Do you want to sign out?" : "You are signed out";

    public bool IsSignedIn => User.Identity is { IsAuthenticated: true };

    public async Task<IActionResult> OnPost()
    {
        await HttpContext.SignOutAsync(PagesAuthentication.Scheme);
        return LocalRedirect("/sign-out");
    }
}
