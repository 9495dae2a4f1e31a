using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Naas.Application.Journeys;
using Naas.Domain.Standards;

namespace Naas.Application.Standards;

/// <summary>The stored name and schema version of every event of a performance standard. Names are frozen: history is written in them.</summary>
public static class StandardEventCatalogue
{
    /// <summary>One row an event; a class may be renamed, a row never.</summary>
    public static IReadOnlyList<StoredEventType> All { get; } =
    [
        new("standard-setting-opened", 1, typeof(StandardEvent.StandardSettingOpened), WithoutNamedJudges),
        new("standard-setting-opened", 2, typeof(StandardEvent.StandardSettingOpened)),
        new("judge-rated", 1, typeof(StandardEvent.JudgeRated)),
        new("panel-cut-agreed", 1, typeof(StandardEvent.PanelCutAgreed)),
        new("panels-disagreed", 1, typeof(StandardEvent.PanelsDisagreed)),
        new("panels-conferred", 1, typeof(StandardEvent.PanelsConferred)),
        new("cut-adjudicated", 1, typeof(StandardEvent.CutAdjudicated)),
        new("cut-set", 1, typeof(StandardEvent.CutSet)),
        new("narrow-band-proposed", 1, typeof(StandardEvent.NarrowBandProposed)),
        new("narrow-band-approved", 1, typeof(StandardEvent.NarrowBandApproved)),
        new("standard-brought-into-force", 1, typeof(StandardEvent.StandardBroughtIntoForce)),
        new("standard-setting-abandoned", 1, typeof(StandardEvent.StandardSettingAbandoned)),
        new("announcement-withdrawn", 1, typeof(StandardEvent.AnnouncementWithdrawn)),
    ];

    /// <summary>Until version 2 whoever was let in with a panel's role judged on it.</summary>
    private static JsonObject WithoutNamedJudges(JsonObject body)
    {
        body.Add("judgesOfA", new JsonArray());
        body.Add("judgesOfB", new JsonArray());
        return body;
    }

    /// <summary>Writes and reads them.</summary>
    public static StoredEventTypes<StandardEvent> Types { get; } = new(All, JourneyJson.Create(StandardJsonContext.Default));
}

[JsonSerializable(typeof(decimal[]))]
[JsonSerializable(typeof(Domain.Journeys.ActorId[]))]
[JsonSerializable(typeof(StandardEvent.StandardSettingOpened))]
[JsonSerializable(typeof(StandardEvent.JudgeRated))]
[JsonSerializable(typeof(StandardEvent.PanelCutAgreed))]
[JsonSerializable(typeof(StandardEvent.PanelsDisagreed))]
[JsonSerializable(typeof(StandardEvent.PanelsConferred))]
[JsonSerializable(typeof(StandardEvent.CutAdjudicated))]
[JsonSerializable(typeof(StandardEvent.CutSet))]
[JsonSerializable(typeof(StandardEvent.NarrowBandProposed))]
[JsonSerializable(typeof(StandardEvent.NarrowBandApproved))]
[JsonSerializable(typeof(StandardEvent.StandardBroughtIntoForce))]
[JsonSerializable(typeof(StandardEvent.StandardSettingAbandoned))]
[JsonSerializable(typeof(StandardEvent.AnnouncementWithdrawn))]
internal sealed partial class StandardJsonContext : JsonSerializerContext;
