namespace Naas.Api.Hosting;

/// <summary>What a running host needs to know; from configuration (<c>Naas:…</c>) or from the verb that starts it.</summary>
/// <param name="Postgres">Connection string of the database.</param>
/// <param name="Url">Where HTTP is served.</param>
/// <param name="DataFolder">Where development keys are kept.</param>
/// <param name="Development">Development tokens and personas; never where real records are.</param>
internal sealed record NaasSettings(string Postgres, string? Url, string DataFolder, bool Development)
{
    /// <summary>The OpenID Connect authority whose tokens are accepted when not in development.</summary>
    public string? Authority { get; init; }

    /// <summary>Whether this process wakes the sweep of what has fallen due; a verb that works and ends does not.</summary>
    public bool Sweeps { get; init; }

    public string Audience { get; init; } = "naas";

    /// <summary>The edition to which this deployment is pinned (<c>Naas:Edition</c>); null for the one in force on each decision's day (S-50).</summary>
    public string? Edition { get; init; }

    /// <summary>Where the policy editions lie (<c>Naas:Policies</c>), for a deployment that adds one of its own; null for those of this program.</summary>
    public string? Policies { get; init; }

    /// <summary>Where <c>policies/</c> and <c>reference/</c> lie: beside the executable.</summary>
    public string ContentFolder { get; init; } = AppContext.BaseDirectory;

    public string PolicyFolder => Policies ?? Path.Combine(ContentFolder, "policies");

    /// <summary>With the policy editions that the configuration names, for the server and for every verb alike.</summary>
    public NaasSettings WithPoliciesOf(IConfiguration configuration) =>
        this with { Edition = Set(configuration["Naas:Edition"]), Policies = Set(configuration["Naas:Policies"]) };

    // A variable that is set and empty is one that was left out.
    private static string? Set(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
