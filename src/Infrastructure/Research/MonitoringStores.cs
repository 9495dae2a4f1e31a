using Naas.Analysis.Disclosure;
using Naas.Analysis.Statistics;
using Naas.Application.Access;
using Naas.Application.Queries;
using Naas.Application.Research;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Projections;
using Npgsql;

namespace Naas.Infrastructure.Research;

/// <summary>Results of surveys, every version as it was recorded.</summary>
internal static class SurveyStore
{
    /// <param name="questionSet">Null for all of them.</param>
    /// <param name="survey">Null for all of them.</param>
    /// <returns>In the order in which they were recorded, whatever the question set.</returns>
    public static Task<List<SurveyVersion>> ListAsync(NpgsqlConnection connection, SurveyQuestionSet? questionSet, string? survey, CancellationToken cancellation) => connection.ReadAsync(
        Sql("list-surveys"),
        row => new SurveyVersion(
            EnumText.Parse<SurveyQuestionSet>(row.Get<string>(12)), row.Get<string>(0), row.Get<int>(1), row.Get<DateOnly>(2), row.Get<DateOnly>(3), row.Get<int>(4), row.Get<string>(5),
            Shares([.. row.Get<string[]>(9).Zip(row.Get<string[]>(10), row.Get<int[]>(11)).Select(one => new SurveyCount(one.First, one.Second, one.Third))]),
            new ActorId(row.Get<string>(6)), row.Get<string>(7), row.Get<DateTimeOffset>(8)),
        cancellation,
        ("question_set", questionSet is { } one ? EnumText.Of(one) : null), ("survey", survey));

    public static async Task InsertAsync(NpgsqlConnection connection, RecordSurveyResults results, int version, DateTimeOffset now, CancellationToken cancellation)
    {
        await connection.RunAsync(
            Sql("insert-survey"), cancellation,
            ("question_set", EnumText.Of(results.QuestionSet)), ("survey", results.Survey), ("version", version), ("fielded_from", results.FieldedFrom), ("fielded_to", results.FieldedTo),
            ("respondents", results.Respondents), ("source", results.Source), ("recorded_by", results.Caller.Subject.Value), ("recorded_as", RoleNames.Of(results.Caller.Role)), ("recorded_at", now));
        foreach (var (place, answer) in results.Answers.Index())
        {
            await connection.RunAsync(
                Sql("insert-survey-answer"), cancellation,
                ("question_set", EnumText.Of(results.QuestionSet)), ("survey", results.Survey), ("version", version), ("place", place), ("question", answer.Question), ("answer", answer.Answer), ("count", answer.Count));
        }
    }

    private static IReadOnlyList<SurveyShare> Shares(IReadOnlyList<SurveyCount> counts)
    {
        var answered = counts.GroupBy(one => one.Question, StringComparer.Ordinal).ToDictionary(question => question.Key, question => question.Sum(one => one.Count), StringComparer.Ordinal);
        return [.. counts.Select(one => new SurveyShare(one.Question, one.Answer, one.Count, PercentOf(one.Count, answered[one.Question]), Warning(answered[one.Question])))];
    }

    private static double? PercentOf(int count, int answered) => answered == 0 ? null : Rounded.HalfUp(100.0 * count / answered, 1);

    private static string? Warning(int answered) =>
        answered < DisclosurePolicy.NaasSdc3.SmallestDenominator ? FormattableString.Invariant($"Fewer than {DisclosurePolicy.NaasSdc3.SmallestDenominator} answered the question: a share says little, and may tell of somebody (S-39).") : null;

    private static string Sql(string name) => SqlText.Of(typeof(SurveyStore), name);
}

/// <summary>What employers declared about the use of outcomes.</summary>
internal static class OutcomeUseStore
{
    /// <param name="organisation">Null for all of them.</param>
    /// <returns>By employer; of each what holds last first.</returns>
    public static Task<List<OutcomeUseDeclaration>> ListAsync(NpgsqlConnection connection, OrganisationCode? organisation, CancellationToken cancellation) => connection.ReadAsync(
        Sql("list-outcome-use"),
        row => new OutcomeUseDeclaration(new OrganisationCode(row.Get<string>(0)), EnumText.Parse<OutcomeUse>(row.Get<string>(1)), EnumText.Parse<OutcomeUse>(row.Get<string>(2)), row.Get<DateOnly>(3), row.Get<DateTimeOffset>(4)),
        cancellation,
        ("organisation", organisation?.Value));

    public static Task InsertAsync(NpgsqlConnection connection, DeclareOutcomeUse use, DateTimeOffset now, CancellationToken cancellation) => connection.RunAsync(
        Sql("insert-outcome-use"), cancellation,
        ("organisation", use.Organisation.Value), ("in_pay", EnumText.Of(use.InPay)), ("in_performance", EnumText.Of(use.InPerformance)), ("from_day", use.From), ("declared_at", now));

    private static string Sql(string name) => SqlText.Of(typeof(OutcomeUseStore), name);
}
