using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace Naas.Infrastructure.EventLog.EventStoreDb;

/// <summary>A host and a port of a node.</summary>
internal readonly record struct NodeEndpoint(string Host, int Port)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}

/// <summary>Where EventStoreDB is and how it is spoken to: what a connection string such as <c>esdb://user:password@host:2113?tls=true</c> says.</summary>
/// <remarks>
/// One host without <c>+discover</c> is asked directly; several, or <c>esdb+discover://</c>, are asked which nodes there are. Names and
/// passwords are percent-decoded, so that every character can stand in them.
/// </remarks>
public sealed record EventStoreDbAddress
{
    private const int DefaultPort = 2113;

    // HTTP/2 of this platform tries a silent connection no more often.
    private const int ShortestKeepAlive = 1000;

    private const string Scheme = "esdb://";
    private const string DiscoverScheme = "esdb+discover://";
    private const string Leader = "leader";

    private static readonly string[] Keys =
    [
        "tls", "tlsVerifyCert", "tlsCaFile", "userCertFile", "userKeyFile", "connectionName", "nodePreference", "maxDiscoverAttempts",
        "discoveryInterval", "gossipTimeout", "defaultDeadline", "keepAliveInterval", "keepAliveTimeout", "throwOnAppendFailure",
    ];

    private EventStoreDbAddress()
    {
    }

    internal IReadOnlyList<NodeEndpoint> Endpoints { get; private init; } = [];

    /// <summary>Whether the endpoints are asked for the nodes of the cluster.</summary>
    internal bool Discovers { get; private init; }

    internal string? User { get; private init; }

    internal string? Password { get; private init; }

    internal bool Tls { get; private init; } = true;

    /// <summary>The certificates, in PEM, of which one must stand above the node's; null for those of the machine.</summary>
    internal string? CaFile { get; private init; }

    /// <summary>By which certificate and key, in PEM, the program shows who it is; null where it shows none.</summary>
    internal (string Certificate, string Key)? UserCertificate { get; private init; }

    /// <summary>The certificates of those files, where they were read already; every connection uses the same.</summary>
    internal (X509Certificate2Collection? Authorities, X509Certificate2? Own)? Certificates { get; private init; }

    internal string ConnectionName { get; private init; } = "naas";

    internal int DiscoverAttempts { get; private init; } = 10;

    internal TimeSpan DiscoveryInterval { get; private init; } = TimeSpan.FromMilliseconds(100);

    internal TimeSpan GossipTimeout { get; private init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an append may take before it is tried again; null for what the program finds right.</summary>
    internal TimeSpan? Deadline { get; private init; }

    /// <summary>How long a connection is silent before it is tried; null for never.</summary>
    internal TimeSpan? KeepAliveInterval { get; private init; } = TimeSpan.FromSeconds(10);

    internal TimeSpan KeepAliveTimeout { get; private init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether a setting of the event log names an EventStoreDB.</summary>
    public static bool Names(string setting) =>
        setting.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || setting.StartsWith(DiscoverScheme, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="FormatException">It is no connection string; the message says what is wrong and repeats no password.</exception>
    public static EventStoreDbAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var discovers = text.StartsWith(DiscoverScheme, StringComparison.OrdinalIgnoreCase);
        if (!discovers && !text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw new FormatException($"An address of EventStoreDB begins with {Scheme} or {DiscoverScheme}.");

        var rest = text[(discovers ? DiscoverScheme : Scheme).Length..];
        // Whoever signs in comes first, and what they sign in with may hold any mark: nothing of that is repeated in what is said of the rest.
        var signs = rest.LastIndexOf('@') + 1;
        var (after, query) = SplitAt(rest[signs..], '?');
        var before = rest[..signs] + after;
        var (user, password, hosts) = CredentialsOf(before);
        var endpoints = HostsOf(hosts);
        var address = new EventStoreDbAddress { Endpoints = endpoints, Discovers = discovers || endpoints.Count > 1, User = user, Password = password };
        return SettingsOf(query).Aggregate(address, (sofar, setting) => sofar.With(setting.Key, setting.Value)).Checked();
    }

    /// <summary>Reads the certificates that are named, once for all connections, so that it is told at the start what is wrong with them.</summary>
    /// <exception cref="FormatException">One cannot be used; the message says which and why.</exception>
    public EventStoreDbAddress WithReadableCertificates() => this with { Certificates = (NodeCertificates.AuthoritiesOf(this), NodeCertificates.OwnOf(this)) };

    /// <summary>Hosts and settings without who signs in: fit to be logged.</summary>
    public override string ToString() => (Discovers ? DiscoverScheme : Scheme) + string.Join(',', Endpoints);

    private static (string Before, string? After) SplitAt(string text, char mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);

    private static (string? User, string? Password, string Hosts) CredentialsOf(string text)
    {
        var at = text.LastIndexOf('@');
        if (at < 0)
            return (null, null, text);
        var parts = text[..at].Split(':');
        if (parts is not [{ Length: > 0 } user, var password])
            throw new FormatException("Before the @ of an address of EventStoreDB stand a user, one colon and a password; write a colon or an @ in them as %3A and %40.");
        return (Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), text[(at + 1)..]);
    }

    private static List<NodeEndpoint> HostsOf(string text)
    {
        var hosts = text.EndsWith('/') ? text[..^1] : text;
        if (hosts.Contains('/', StringComparison.Ordinal))
            throw new FormatException("An address of EventStoreDB has no path: after the hosts come a question mark and the settings.");
        return [.. hosts.Split(',').Select(HostOf)];
    }

    private static NodeEndpoint HostOf(string text)
    {
        var (host, port) = SplitAt(text, ':');
        if (Uri.CheckHostName(host) is not (UriHostNameType.Dns or UriHostNameType.IPv4))
            throw new FormatException($"'{host}' is no name or IPv4 address of a host of EventStoreDB.");
        if (port is null)
            return new NodeEndpoint(host, DefaultPort);
        return int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= ushort.MaxValue
            ? new NodeEndpoint(host, number)
            : throw new FormatException("After the colon of a host of EventStoreDB comes its port, a number from 1 to 65535; a user and a password come before an @.");
    }

    private static List<(string Key, string Value)> SettingsOf(string? query)
    {
        var settings = new List<(string Key, string Value)>();
        foreach (var pair in query?.Split('&', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (pair.Split('=') is not [{ Length: > 0 } key, var value])
                throw new FormatException("What follows the question mark of an address of EventStoreDB is settings, each name=value, with & between them.");
            var known = Array.Find(Keys, name => name.Equals(key, StringComparison.OrdinalIgnoreCase))
                ?? throw new FormatException($"'{key}' is no setting of an address of EventStoreDB. There are: {string.Join(", ", Keys)}.");
            if (settings.Exists(setting => setting.Key == known))
                throw new FormatException($"'{known}' stands twice in the address of EventStoreDB.");
            settings.Add((known, Uri.UnescapeDataString(value)));
        }

        return settings;
    }

    private EventStoreDbAddress With(string key, string value) => key switch
    {
        "tls" => this with { Tls = Flag(key, value) },
        "tlsVerifyCert" => Flag(key, value) ? this : throw new FormatException("'tlsVerifyCert' of an address of EventStoreDB cannot be false: whoever stands between would read and change the log. Name the authority that signed the node's certificate with tlsCaFile."),
        "tlsCaFile" => this with { CaFile = value },
        "userCertFile" => this with { UserCertificate = (value, UserCertificate?.Key ?? "") },
        "userKeyFile" => this with { UserCertificate = (UserCertificate?.Certificate ?? "", value) },
        "connectionName" => this with { ConnectionName = Printable(key, value) },
        "nodePreference" => value.Equals(Leader, StringComparison.OrdinalIgnoreCase) ? this : throw new FormatException($"'nodePreference' of the event log can only be {Leader}, which is meant without it: another node may not have yet what was just written."),
        "maxDiscoverAttempts" => this with { DiscoverAttempts = Whole(key, value, least: 1) },
        "discoveryInterval" => this with { DiscoveryInterval = Milliseconds(key, value) },
        "gossipTimeout" => this with { GossipTimeout = Milliseconds(key, value) },
        "defaultDeadline" => this with { Deadline = Milliseconds(key, value) },
        "keepAliveInterval" => this with { KeepAliveInterval = value == "-1" ? null : Milliseconds(key, value, ShortestKeepAlive) },
        "keepAliveTimeout" => this with { KeepAliveTimeout = value == "-1" ? Timeout.InfiniteTimeSpan : Milliseconds(key, value, ShortestKeepAlive) },
        // Of other clients' programs: here an append answers with a result, and nobody can choose.
        "throwOnAppendFailure" => throw new FormatException("'throwOnAppendFailure' of an address of EventStoreDB has no meaning here: an append always answers with its result. Leave it out."),
        _ => throw new InvalidOperationException($"The setting {key} is listed and not read."),
    };

    private EventStoreDbAddress Checked() => UserCertificate is { } user && (user.Certificate.Length == 0 || user.Key.Length == 0)
        ? throw new FormatException("userCertFile and userKeyFile stand in an address of EventStoreDB together, or neither.")
        : this;

    private static bool Flag(string key, string value) => value switch
    {
        "true" => true,
        "false" => false,
        _ => throw new FormatException($"'{key}' of an address of EventStoreDB is true or false, and not '{value}'."),
    };

    // It goes with every call as a header.
    private static string Printable(string key, string value) => value.All(character => character is >= ' ' and <= '~')
        ? value
        : throw new FormatException($"'{key}' of an address of EventStoreDB is of letters without accents, digits and marks.");

    private static TimeSpan Milliseconds(string key, string value, int least = 1) => TimeSpan.FromMilliseconds(Whole(key, value, least));

    private static int Whole(string key, string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new FormatException($"'{key}' of an address of EventStoreDB is a whole number from {least.ToString(CultureInfo.InvariantCulture)} on, and not '{value}'.");
}
