namespace Naas.Web.Security;

/// <summary>Names that the pages' sign-in and the rest of the service agree on.</summary>
public static class PagesAuthentication
{
    /// <summary>The cookie scheme of the pages; the API keeps its own.</summary>
    public const string Scheme = "naas-pages";

    /// <summary>Anyone may come in; who has signed in is known.</summary>
    public const string AnyonePolicy = "naas-pages-anyone";

    /// <summary>Signed in on the pages, in any role.</summary>
    public const string SignedInPolicy = "naas-pages-signed-in";

    public const string SubjectClaim = "sub";
    public const string NameClaim = "name";
    public const string RoleClaim = "role";
    public const string OrganisationClaim = "organisation";
}
