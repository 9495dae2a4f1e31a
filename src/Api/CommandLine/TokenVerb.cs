using System.CommandLine;
using System.Security.Claims;
using Naas.Application.Access;
using Naas.Application.Ports;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Reference;
using Naas.Infrastructure.Security;

namespace Naas.Api.CommandLine;

/// <summary><c>naas token</c>: a development token, signed with the key in the data folder.</summary>
internal static class TokenVerb
{
    /// <summary>The roles that somebody can sign in with; the system's is for the service alone.</summary>
    private static readonly string[] Offered = [.. RoleNames.All.Where(name => name != RoleNames.Of(Role.System)).Order(StringComparer.Ordinal)];

    private static readonly string[] WithoutRow = [.. Offered.Where(name => RoleNames.TryParse(name, out var role) && AccessTable.Rows.All(row => row.Role != role))];

    public static Command Create()
    {
        var nothingYet = WithoutRow.Length == 0 ? "" : $" Nothing is open yet to: {string.Join(", ", WithoutRow)}.";
        var role = new Option<string>("--role") { Description = $"One of: {string.Join(", ", Offered)}.{nothingYet}", Required = true };
        var organisation = new Option<string?>("--organisation") { Description = "The code of the organisation the caller acts for, such as E08000035; an employer needs one." };
        var journey = new Option<Guid?>("--journey") { Description = "The worker's own journey, with the role worker." };
        var subject = new Option<string?>("--subject") { Description = "An opaque id of the person; made from role and organisation when left out." };
        var hours = new Option<double>("--hours") { Description = "How long it is valid.", DefaultValueFactory = _ => 8 };
        var data = Options.Data();

        var verb = new Command("token", "Print a development token for 'Authorization: Bearer …'. Production uses an identity provider instead.") { role, organisation, journey, subject, hours, data };
        verb.SetAction(parsed => Verbs.Run(() =>
        {
            if (parsed.GetValue(hours) is not (> 0 and <= 24 * 31))
                throw new OperatorException("--hours must be above 0 and at most 744.");

            var reference = ReferenceData.Load(Path.Combine(AppContext.BaseDirectory, "reference"));
            var caller = CallerOf(parsed.GetRequiredValue(role), parsed.GetValue(organisation), parsed.GetValue(journey), parsed.GetValue(subject), reference);
            using var tokens = DevelopmentTokens.LoadOrCreate(new DataFolder(parsed.GetRequiredValue(data)).TokenKey, TimeProvider.System);
            if (WithoutRow.Contains(RoleNames.Of(caller.Role)))
                Say.Failure($"Nothing is open yet to the role {RoleNames.Of(caller.Role)}: with this token every request is refused.");
            Console.Out.WriteLine(tokens.Issue(caller, TimeSpan.FromHours(parsed.GetValue(hours))));
        }));
        return verb;
    }

    /// <exception cref="OperatorException">Nobody could sign in as this.</exception>
    internal static Caller CallerOf(string roleName, string? organisation, Guid? journey, string? subject, IReferenceData reference)
    {
        if (!RoleNames.TryParse(roleName, out var role) || role == Role.System)
            throw new OperatorException($"There is no role '{roleName}' to sign in with; use one of: {string.Join(", ", Offered)}.");

        if (organisation is not null && !OrganisationCode.IsValid(organisation))
            throw new OperatorException($"'{organisation}' is no organisation code; they look like E08000035.");
        var code = organisation is null ? (OrganisationCode?)null : new OrganisationCode(organisation);
        if (role == Role.Employer && code is null)
            throw new OperatorException("An employer acts for an organisation; name it, such as --organisation E08000035.");
        if (role == Role.Employer && reference.Find(code!.Value) is null)
            throw new OperatorException($"There is no organisation '{organisation}' in the reference data, so nobody can be its employer; see reference/organisations.json for those there are.");

        if (role == Role.Worker && journey is null)
            throw new OperatorException("A worker sees one journey; name it with --journey, such as the 'journey' that a registration answers with.");
        if (role != Role.Worker && journey is not null)
            throw new OperatorException($"--journey is for the role worker only; leave it out for {roleName}.");
        if (journey == Guid.Empty)
            throw new OperatorException("--journey must be the id of a journey; this one is all zeros.");

        var name = subject ?? DefaultSubject(role, organisation, journey);
        if (!ActorId.IsValid(name))
            throw new OperatorException("--subject must be 1 to 64 letters, digits, hyphens, points or underscores: an opaque id, never an e-mail address.");

        var caller = new Caller(new ActorId(name), role, code, journey is { } id ? new JourneyId(id) : null);
        // Whatever else the door would refuse is refused here, where it can be mended.
        return CallerFromClaims.TryRead(new ClaimsPrincipal(new ClaimsIdentity(CallerFromClaims.Write(caller))), out _, out var problem)
            ? caller
            : throw new OperatorException(problem);
    }

    private static string DefaultSubject(Role role, string? organisation, Guid? journey) => journey is { } id
        ? $"{RoleNames.Of(role)}-{id:N}"
        : organisation is null ? $"{RoleNames.Of(role)}-1" : $"{RoleNames.Of(role)}-{organisation}";
}
