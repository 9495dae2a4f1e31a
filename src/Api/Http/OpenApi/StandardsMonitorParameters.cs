using Microsoft.OpenApi;

namespace Naas.Api.Http.OpenApi;

/// <summary>The parameters of the monitor of the standards, for the description of the API.</summary>
internal static class StandardsMonitorParameters
{
    /// <summary>Those that can be asked about an earlier moment, as every read model can.</summary>
    public static string[] Operations => ["GetStandardRates", "GetRaterAgreement", "GetRaterSeverity"];

    public static void Describe(OpenApiOperation operation, string name)
    {
        if (!Operations.Contains(name))
            return;

        void Query(string parameter, string what, string? example) => OperationDetails.Query(operation, parameter, what, example);
        if (name == "GetStandardRates")
        {
            Query("by", "version (of one element at one level: send both), sitting, authority (whose endorsement carried the attempt) or month; month when left out.", "sitting");
            Query("attempts", "first or all: only the first result of each worker, or later ones too; first when left out.", "first");
            Query("element", "knowledge, simulated or written; the whole result when left out.", "simulated");
        }
        else
        {
            Query("element", "simulated or written; both, each by itself, when left out.", "simulated");
        }

        if (name == "GetRaterAgreement")
            Query("weights", "linear, quadratic or none: how much a disagreement counts by its steps; linear when left out.", "quadratic");
        Query("level", "practitioner or supervisor; both when left out.", "practitioner");
        Query("from", "The first month of the sittings.", "2018-07");
        Query("to", "The last month.", "2019-12");
        Query("asOf", "Only what had taken effect by this day; everything when left out.", null);
    }
}
