using Microsoft.OpenApi;

namespace Naas.Api.Http.OpenApi;

/// <summary>The parameters of lists by days, for the description of the API.</summary>
internal static class DeadlineParameters
{
    public static string[] Operations => ["ListDeadlines", "ListExpectations"];

    public static void Describe(OpenApiOperation operation, string name)
    {
        if (!Operations.Contains(name))
            return;
        OperationDetails.Query(operation, "until", "The last day that is looked at, up to five years ahead; today when left out.", "2018-12-31");
        OperationDetails.Query(operation, "after", "The 'next' of the page before.", null);
        OperationDetails.Query(operation, "limit", "At most so many journeys, 1 to 500.", "100");
    }
}
