using System.CommandLine;
using Naas.Application.Access;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Infrastructure.Security;

namespace Naas.Api.CommandLine;

/// <summary><c>naas token</c>: a development token, signed with the key in the data folder.</summary>
internal static class TokenVerb
{
    public static Command Create()
    {
        var role = new Option<string>("--role") { Description = $"One of: {string.Join(", ", RoleNames.All.Order(StringComparer.Ordinal))}.", Required = true };
        var organisation = new Option<string?>("--organisation") { Description = "The code of the organisation the caller acts for, such as E08000035." };
        var journey = new Option<Guid?>("--journey") { Description = "The worker's own journey, with the role worker." };
        var subject = new Option<string?>("--subject") { Description = "An opaque id of the person; made from role and organisation when left out." };
        var hours = new Option<double>("--hours") { Description = "How long it is valid.", DefaultValueFactory = _ => 8 };
        var data = Options.Data();

        var verb = new Command("token", "Print a development token for 'Authorization: Bearer …'. Production uses an identity provider instead.") { role, organisation, journey, subject, hours, data };
        verb.SetAction(parsed => Verbs.Run(() =>
        {
            if (!RoleNames.TryParse(parsed.GetValue(role), out var parsedRole))
                throw new OperatorException($"There is no role '{parsed.GetValue(role)}'. Use one of: {string.Join(", ", RoleNames.All.Order(StringComparer.Ordinal))}.");
            if (parsed.GetValue(organisation) is { } code && !OrganisationCode.IsValid(code))
                throw new OperatorException($"'{code}' is no organisation code; they look like E08000035.");
            if (parsed.GetValue(hours) is not (> 0 and <= 24 * 31))
                throw new OperatorException("--hours must be above 0 and at most 744.");

            var name = parsed.GetValue(subject) ?? DefaultSubject(parsedRole, parsed.GetValue(organisation), parsed.GetValue(journey));
            if (!ActorId.IsValid(name))
                throw new OperatorException("--subject must be 1 to 64 letters, digits, hyphens, points or underscores: an opaque id, never an e-mail address.");

            var caller = new Caller(
                new ActorId(name), parsedRole,
                parsed.GetValue(organisation) is { } organisationCode ? new OrganisationCode(organisationCode) : null,
                parsed.GetValue(journey) is { } id ? new JourneyId(id) : null);
            using var tokens = DevelopmentTokens.LoadOrCreate(Path.Combine(parsed.GetRequiredValue(data), "token-key.pem"), TimeProvider.System);
            Console.Out.WriteLine(tokens.Issue(caller, TimeSpan.FromHours(parsed.GetValue(hours))));
        }));
        return verb;
    }

    private static string DefaultSubject(Role role, string? organisation, Guid? journey) => journey is { } id
        ? $"{RoleNames.Of(role)}-{id:N}"
        : organisation is null ? $"{RoleNames.Of(role)}-1" : $"{RoleNames.Of(role)}-{organisation}";
}
