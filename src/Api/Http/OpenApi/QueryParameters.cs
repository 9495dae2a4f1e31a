using Microsoft.OpenApi;
using static Naas.Api.Http.OpenApi.OperationDetails;

namespace Naas.Api.Http.OpenApi;

/// <summary>The parameters of questions, for the description of the API; those of a large subject stand in a file of its own.</summary>
internal static class QueryParameters
{
    /// <summary>Those that can be asked about an earlier moment, as every read model can.</summary>
    private static readonly string[] OfReadModels =
    [
        "GetSocialWorker", "GetTimeline", "GetEmployerDashboard", "ListEmployerWorkers", "ListEndorsed", "GetStandings", "GetPublishedBeside",
        "GetRetentionCurve", "GetTurnover", "GetMoves", "GetResearchExtract",
        .. EqualityParameters.Operations, .. DeadlineParameters.Operations, .. StandardsMonitorParameters.Operations,
    ];

    public static void Describe(OpenApiOperation operation, string name)
    {
        if (OfReadModels.Contains(name))
        {
            Query(operation, "minPosition", "Wait until the answer includes the log up to here: a Naas-Position of a command's answer.", null);
            Query(operation, "known", "Only what had been recorded by the end of this day, in England; everything when left out.", null);
            Query(operation, "position", "Only what had been recorded up to here: a Naas-Position of an earlier answer. Not together with known.", null);
        }

        if (name is "GetEmployerDashboard" or "ListEmployerWorkers")
            Query(operation, "asOf", "The day (effective dates); when left out today, or the last day that is known.", "2018-09-30");
        if (name == "GetResearchExtract")
            Query(operation, "asOf", "Results released after this day are left out; when left out today, or the last day that is known.", null);
        if (name == "ListOutcomeUse")
            Query(operation, "asOf", "What holds on this day; today when left out.", "2018-12-31");
        if (name == "GetTimeline")
        {
            Query(operation, "asOf", "Only what had taken effect by this day; everything when left out.", null);
            Query(operation, "from", "Only what took effect on this day or later.", "2018-09-01");
            Query(operation, "episode", "Only one part of the journey: entry, endorsement, sitting, outcome, review, accreditation, leadership or merging.", "sitting");
            Query(operation, "type", "Only events of one stored name.", "result-released");
            Query(operation, "actor", "Only what one opaque subject did.", null);
        }

        if (name == "GetStandings")
            Query(operation, "organisation", "Only those in post with one organisation, and of several it is the one with whom the worker began last; everybody when left out.", "E08000004");
        if (name is "GetRetentionCurve" or "GetTurnover" or "GetMoves")
            DescribeRetention(operation, name);
        if (name == "ListEndorsed")
            Query(operation, "capacity", "How many places there are; each worker is then said to be within them or not.", "20");
        if (name == "GetEligibility")
        {
            Query(operation, "level", "One level; each at which something is recorded when left out.", "practitioner");
            Query(operation, "on", "The day on which somebody would ask, up to five years ahead; today when left out.", "2018-09-30");
            Query(operation, "known", "Only what had been recorded by the end of this day; everything when left out.", "2018-09-30");
            Query(operation, "edition", "Ask by this edition, where no attempt has fixed another.", "consultation-2016");
        }

        if (name == "GetFeedback")
            Query(operation, "marks", "true: with the marks, for the worker and for who reviews; never for an employer.", "false");
        if (name == "SearchAudit")
            DescribeAudit(operation);
        if (name == "ListFigureChanges")
            DescribeChanges(operation);
        DescribePublished(operation, name);
        EqualityParameters.Describe(operation, name);
        DeadlineParameters.Describe(operation, name);
        StandardsMonitorParameters.Describe(operation, name);
        if (name is "GetTimeline" or "ListEmployerWorkers" or "ListPublications" or "FindPublishedFigures")
        {
            Query(operation, "after", "The 'next' of the page before.", null);
            Query(operation, "limit", "At most so many, 1 to 500.", "100");
        }
    }

    private static void DescribeAudit(OpenApiOperation operation)
    {
        Query(operation, "minPosition", "Wait until the answer includes the log up to here: a Naas-Position of a command's answer.", null);
        Query(operation, "kind", "Of one kind: journey, rollout, standard or refusal.", "refusal");
        Query(operation, "journey", "Of one journey.", null);
        Query(operation, "actor", "By one opaque subject.", null);
        Query(operation, "role", "By whoever acted in a role.", "delivery-partner");
        Query(operation, "organisation", "By whoever acted for an organisation.", "E08000035");
        Query(operation, "type", "The stored name of an event, or the name of a refused command.", "result-released");
        Query(operation, "code", "The code of a refusal.", "not-re-endorsed");
        Query(operation, "correlation", "What belongs to one conversation: an X-Correlation-Id.", null);
        Query(operation, "command", "What one command recorded.", null);
        Query(operation, "edition", "What one policy edition governed.", "response-2017");
        Query(operation, "from", "The first day of recording, in England.", "2018-09-01");
        Query(operation, "to", "The last day of recording, in England.", "2018-09-30");
        Query(operation, "after", "The 'next' of the page before.", null);
        Query(operation, "limit", "At most so many, 1 to 500.", "100");
    }

    private static void DescribeChanges(OpenApiOperation operation)
    {
        Query(operation, "from", "The figure as known at the end of this day is the one before the changes; the beginning of the log when left out.", "2019-06-30");
        Query(operation, "fromPosition", "The same by a Naas-Position. Not together with from.", null);
        Query(operation, "to", "The figure as known at the end of this day is the one after them; now when left out.", null);
        Query(operation, "toPosition", "The same by a Naas-Position. Not together with to.", null);
        Query(operation, "after", "The 'next' of the page before.", null);
        Query(operation, "limit", "At most so many, 1 to 500.", "100");
    }

    private static void DescribePublished(OpenApiOperation operation, string name)
    {
        if (name == "FindPublishedFigures")
        {
            Query(operation, "indicator", "One indicator, under the name it has now; every one when left out.", "inpost_headcount");
            Query(operation, "geography", "The code of one place; every one when left out.", "E08000035");
            Query(operation, "timePeriod", "One period, as it was published; every one when left out.", "2018");
        }

        if (name == "CheckPublishedRates")
            Query(operation, "geography", "The code of the place; England when left out.", "E92000001");
        if (name == "GetPublishedBeside")
            Query(operation, "year", "The year of the census, which counts on 30 September; when left out the last whose day is not after today.", "2018");
        if (name is "FindPublishedFigures" or "CheckPublishedRates" or "GetPublishedBeside" or "ListSurveyResults")
            Query(operation, "asPublishedOn", "Only what had been published by the end of this day; everything when left out.", null);
    }

    private static void DescribeRetention(OpenApiOperation operation, string name)
    {
        Query(operation, "organisation", "One organisation; the country when left out. An employer asks about its own, and sends nothing else but the year of turnover.", "E08000035");
        if (name == "GetTurnover")
        {
            Query(operation, "year", "In which the year of the census ends, on 30 September; the last that is over when left out.", "2019");
            return;
        }

        Query(operation, "basis", "direct, agency or self-employed; every basis when left out.", "direct");
        Query(operation, "level", "One level; every one when left out.", "practitioner");
        Query(operation, "asOf", "The figures are as of the last month that was over on this day; when left out today, or the last day that is known.", "2019-12-31");
        if (name == "GetMoves")
        {
            Query(operation, "months", "How soon after a result, 1 to 60; 6 and 12 when left out.", "12");
            return;
        }

        Query(operation, "by", "What is compared: none, level, outcome or characteristic; none when left out.", "outcome");
        Query(operation, "characteristic", "By which people are divided, with by=characteristic and in the country: any of /v1/reference/characteristics, ethnic-group, or age on the first day in post.", "sex");
        Query(operation, "clock", "service, from the first month in post, or release, from the month in which the first result was released; service when left out.", "release");
    }
}
