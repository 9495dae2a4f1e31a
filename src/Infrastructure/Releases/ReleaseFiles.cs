using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Naas.Analysis.Disclosure;
using Naas.Analysis.Publishing;
using Naas.Analysis.Publishing.Screening;
using Naas.Application.Queries;
using Naas.Projections;

namespace Naas.Infrastructure.Releases;

/// <summary>What a release is made of, beside its counts: all of it stands in the manifest.</summary>
/// <param name="Policy">By which figures are withheld: that of today, and of a release that is made again the one by which it was made.</param>
internal sealed record ReleaseStamp(
    Guid Id, DataSetName DataSet, int Number, DateOnly AsOf, Provenance Provenance, string RequestedBy, DateTimeOffset MadeAt, DisclosurePolicy Policy);

/// <summary>A release that may leave, not kept yet.</summary>
/// <param name="Files">Data, what its columns mean, and the manifest.</param>
internal sealed record FinishedRelease(ReleaseStamp Stamp, string Title, IReadOnlyDictionary<CellKey, int?> Cells, IReadOnlyList<PublishedFile> Files);

/// <summary>Turns counts into the files of a release: withholds, lays out, screens, and writes the manifest.</summary>
internal static class ReleaseFiles
{
    public const string ManifestName = "manifest.json";

    private static readonly JsonWriterOptions Written = new() { Indented = true, NewLine = "\n" };

    /// <summary>The policy by which figures leave today.</summary>
    public static DisclosurePolicy Policy => DisclosurePolicy.NaasSdc3;

    public static string ProgramVersion { get; } =
        typeof(ReleaseFiles).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <param name="earlier">What was released before of nearly the same people.</param>
    /// <param name="violations">What the files break of the department's screening; then there is no release.</param>
    /// <exception cref="NotShownSafeException">No release of the counts could be shown to be safe.</exception>
    public static FinishedRelease? Of(ReleaseStamp stamp, CountedDataSet counted, IReadOnlyList<EarlierRelease> earlier, Places places, out IReadOnlyList<Violation> violations)
    {
        var release = counted.Released(stamp.Policy, earlier);
        var set = counted.Laid(release);
        var files = DataSetFiles.Of(set);
        violations = DataScreening.Of(files, places);
        return violations.Count > 0
            ? null
            : new FinishedRelease(stamp, set.Title, EarlierRelease.Of("", release).Cells, [files.Data, files.Meta, Manifest(stamp, set, [files.Data, files.Meta])]);
    }

    public static string Sha256(PublishedFile file) => Convert.ToHexStringLower(SHA256.HashData(file.Bytes));

    private static PublishedFile Manifest(ReleaseStamp stamp, DataSet set, IReadOnlyList<PublishedFile> files)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Written))
        {
            json.WriteStartObject();
            json.WriteString("release", stamp.Id);
            json.WriteString("dataSet", EnumText.Of(stamp.DataSet));
            json.WriteNumber("number", stamp.Number);
            json.WriteString("title", set.Title);
            json.WriteStartObject("definition");
            json.WriteString("code", stamp.Provenance.Definition.Code);
            json.WriteString("sentence", stamp.Provenance.Definition.Sentence);
            json.WriteEndObject();
            json.WriteString("asOf", stamp.AsOf.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("position", stamp.Provenance.Position);
            json.WriteNumber("directoryVersion", stamp.Provenance.DirectoryVersion);
            json.WriteString("edition", stamp.Provenance.Edition);
            json.WriteString("suppressionPolicy", stamp.Policy.Name);
            json.WriteString("programVersion", ProgramVersion);
            json.WriteString("madeAt", stamp.MadeAt);
            json.WriteStartArray("files");
            foreach (var file in files)
            {
                json.WriteStartObject();
                json.WriteString("name", file.Name);
                json.WriteString("mediaType", file.MediaType);
                json.WriteNumber("bytes", file.Bytes.Length);
                json.WriteString("sha256", Sha256(file));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new PublishedFile(ManifestName, "application/json", [.. bytes.ToArray(), (byte)'\n']);
    }
}
