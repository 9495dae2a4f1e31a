using System.Collections.Frozen;
using System.Text.Json;

namespace Naas.Application.Access;

/// <summary>Roles as they are written in tokens, events and documents: kebab case.</summary>
public static class RoleNames
{
    private static readonly FrozenDictionary<Role, string> Names =
        Enum.GetValues<Role>().ToFrozenDictionary(role => role, role => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString()));

    private static readonly FrozenDictionary<string, Role> Roles = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static IReadOnlyCollection<string> All => Roles.Keys;

    public static string Of(Role role) => Names[role];

    public static bool TryParse(string? name, out Role role)
    {
        role = default;
        return name is not null && Roles.TryGetValue(name, out role);
    }
}
