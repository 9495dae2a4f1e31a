using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Naas.Web.Security;

namespace Naas.Web.Pages;

/// <summary>Signs in as one of the made-up people, where that is switched on.</summary>
public sealed class SignInModel(IOptions<NaasPagesOptions> options) : NaasPage
{
    private string? _error;

    public override string Title => IsOffered ? "Who do you want to sign in as?" : "You cannot sign in here yet";

    public override bool HasError => _error is not null;

    public string? Error => _error;

    public bool IsOffered => options.Value.DevelopmentSignIn;

    [BindProperty]
    public string? Persona { get; set; }

    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? ReturnTo { get; set; }

    public async Task<IActionResult> OnPost()
    {
        if (!IsOffered)
            return NotFound();

        if (DevelopmentPersona.All.FirstOrDefault(persona => persona.Id == Persona) is not { } chosen)
        {
            _error = "Select who you want to sign in as";
            return Page();
        }

        var person = chosen.ToPrincipal();
        await HttpContext.SignInAsync(PagesAuthentication.Scheme, person);

        return LocalRedirect(Url.IsLocalUrl(ReturnTo) ? ReturnTo! : person.OwnDashboard() ?? "/");
    }
}
