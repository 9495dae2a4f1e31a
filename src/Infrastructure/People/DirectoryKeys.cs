using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Naas.Application.People;
using Naas.Infrastructure.Security;

namespace Naas.Infrastructure.People;

/// <summary>The person directory's keys: master keys that wrap each person's key, and the key of the lookup hash.</summary>
/// <remarks>
/// Master keys have a version. To rotate, give the new one the next version, keep the old one as retired, start, and
/// run <see cref="PostgresPersonDirectory.RewrapAsync"/>; then the old one can go. The lookup key stays: numbers are
/// found by their hash, and a new key would find nobody.
/// </remarks>
public sealed class DirectoryKeys
{
    private const int KeyBytes = 32;
    private const string Section = "Naas:Keys";

    private readonly Dictionary<int, byte[]> _masters;
    private readonly byte[] _lookup;

    private DirectoryKeys(int version, Dictionary<int, byte[]> masters, byte[] lookup)
    {
        CurrentVersion = version;
        _masters = masters;
        _lookup = lookup;
    }

    /// <summary>The version of the master key under which new records are written.</summary>
    public int CurrentVersion { get; }

    /// <summary>
    /// Reads <c>Naas:Keys:Master</c> and <c>Naas:Keys:Lookup</c> (base64, 32 bytes each), <c>Naas:Keys:MasterVersion</c>
    /// (1 when absent) and the retired master keys under <c>Naas:Keys:Retired:{version}</c>.
    /// </summary>
    /// <returns>Null when the configuration names no keys at all.</returns>
    /// <exception cref="KeySettingException">A key is missing, not base64, not 32 bytes, or used twice.</exception>
    public static DirectoryKeys? FromConfiguration(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(Section);
        return section.Exists()
            ? Create(section["MasterVersion"] ?? "1", section["Master"], section["Lookup"], section.GetSection("Retired").GetChildren().Select(child => (child.Key, child.Value)), Section)
            : null;
    }

    /// <summary>For development: reads a key file, or makes one that only its owner can read.</summary>
    /// <exception cref="KeySettingException">The file is readable by others, or not a key file.</exception>
    public static DirectoryKeys LoadOrCreate(string path)
    {
        var text = PrivateFile.ReadOrCreate(path, NewKeyFile);
        try
        {
            var file = JsonSerializer.Deserialize<KeyFile>(text, FileOptions) ?? throw new JsonException("The file is empty.");
            return Create(
                file.MasterVersion.ToString(CultureInfo.InvariantCulture), file.Master, file.Lookup,
                (file.Retired ?? []).Select(pair => (pair.Key, (string?)pair.Value)), path);
        }
        catch (JsonException e)
        {
            throw new KeySettingException($"{path} is not a key file. Bring the file back from a copy: without it the names in the database cannot be read.", e);
        }
    }

    internal byte[] Master(int version) =>
        _masters.TryGetValue(version, out var key)
            ? key
            : throw new KeySettingException($"A record is under master key version {version}, which is not configured; set {Section}:Retired:{version} to that key.");

    internal byte[] LookupHash(ReadOnlySpan<byte> value) => HMACSHA256.HashData(_lookup, value);

    /// <summary>By which a registration number is found. The purpose stands before the value: other kinds of numbers may one day be found under the same key.</summary>
    internal byte[] LookupHash(RegistrationNumber number) => LookupHash(Encoding.ASCII.GetBytes($"registration number/{number.Reveal()}"));

    internal byte[] DeriveFromLookup(ReadOnlySpan<byte> purpose)
    {
        var key = new byte[KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _lookup, key, salt: [], info: purpose);
        return key;
    }

    private static DirectoryKeys Create(string version, string? master, string? lookup, IEnumerable<(string Version, string? Key)> retired, string where)
    {
        var current = Version(version, $"{where}, MasterVersion");
        var masters = new Dictionary<int, byte[]> { [current] = Key(master, $"{where}, Master") };
        foreach (var (name, key) in retired)
        {
            var number = Version(name, $"{where}, Retired");
            if (!masters.TryAdd(number, Key(key, $"{where}, Retired, {number}")))
                throw new KeySettingException($"{where}: master key version {number} is given twice.");
        }

        var lookupKey = Key(lookup, $"{where}, Lookup");
        if (masters.Values.Any(key => CryptographicOperations.FixedTimeEquals(key, lookupKey)))
            throw new KeySettingException($"{where}: the lookup key must differ from the master keys.");
        return new DirectoryKeys(current, masters, lookupKey);
    }

    private static int Version(string text, string where) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= 1
            ? version
            : throw new KeySettingException($"{where}: a version is a whole number from 1.");

    private static byte[] Key(string? text, string where)
    {
        var key = new byte[KeyBytes];
        return text is not null && Convert.TryFromBase64String(text, key, out var length) && length == KeyBytes
            ? key
            : throw new KeySettingException($"{where}: a key is {KeyBytes} random bytes in base64 (openssl rand -base64 {KeyBytes}).");
    }

    private static string NewKeyFile() => JsonSerializer.Serialize(new KeyFile(1, NewKey(), NewKey(), null), FileOptions);

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    private static JsonSerializerOptions FileOptions { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private sealed record KeyFile(int MasterVersion, string Master, string Lookup, Dictionary<string, string>? Retired);
}

/// <summary>A key is missing or wrong; the message says which and what to do, and never shows it.</summary>
public sealed class KeySettingException : Exception
{
    public KeySettingException(string message)
        : base(message)
    {
    }

    public KeySettingException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
