using Microsoft.OpenApi;

namespace Naas.Api.Http.OpenApi;

/// <summary>The parameters of figures of equality, for the description of the API.</summary>
internal static class EqualityParameters
{
    /// <summary>Those that can be asked about an earlier moment, as every read model can.</summary>
    public static string[] Operations => ["GetEqualities", "GetEqualityFigure"];

    public static void Describe(OpenApiOperation operation, string name)
    {
        if (name == "GetEqualities")
            DescribeFigure((parameter, what, example) => OperationDetails.Query(operation, parameter, what, example));
        if (name == "GetEmployerEqualities")
        {
            OperationDetails.Query(operation, "characteristic", "sex, age, ethnic-group or disability; ethnic-group when left out.", "sex");
            OperationDetails.Query(operation, "element", "knowledge, simulated or written; knowledge when left out.", "knowledge");
        }
    }

    private static void DescribeFigure(Action<string, string, string?> query)
    {
        query("measure", "met, endorsed, endorsement-wait, retaken, review-requested or review-changed; met when left out.", "met");
        query("level", "One level; all together when left out.", "practitioner");
        query("element", "One element of the attempt; the whole result when left out.", "knowledge");
        query("attempt", "first, element-retake, full-retake, reaccreditation or any; first when left out.", "first");
        query("characteristic", "age, service, sex, ethnic-group, ethnicity, disability, religion-or-belief, sexual-orientation, gender-reassignment, marital-status or pregnancy-and-maternity; two with a comma between for an intersection; ethnic-group when left out.", "ethnic-group");
        query("organisation", "Whose endorsement carried the sitting, or who was asked to endorse; the country when left out.", "E08000035");
        query("from", "The first month of the sittings, or of the requests.", "2018-07");
        query("to", "The last month.", "2019-12");
        query("reference", "The group that the others are held against, of an intersection both categories with a comma between; the one with the highest rate when left out.", "white");
        query("stratifyBy", "organisation, level or another characteristic: the comparisons within strata too.", "organisation");
        query("asOf", "Only what had taken effect by this day; everything when left out.", null);
    }
}
