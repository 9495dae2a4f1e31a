using System.CommandLine;
using System.Globalization;
using Naas.Application.Deadlines;
using Naas.Application.Journeys;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;
using Naas.Projections;

namespace Naas.Api.CommandLine;

/// <summary><c>naas due</c>: settles what has fallen due, or tells what has.</summary>
internal static class DueVerb
{
    // More than anybody reads on a terminal; the count beside it is of all of them.
    private const int Most = 1_000;

    public static Command Create()
    {
        var (data, postgres, eventLog, json) = (Options.Data(), Options.Postgres(), Options.EventLog(), Options.Json());
        var dryRun = new Option<bool>("--dry-run") { Description = "Tell what is due, and settle nothing." };
        var list = new Option<bool>("--list") { Description = "Tell which expectations were missed, from which nothing follows, and which accreditations are in question." };
        var verb = new Command("due", "Settle what has fallen due: windows, endorsements, passports, successions, re-accreditation. Exit code 3 when something is left open.") { data, postgres, eventLog, json, dryRun, list };
        verb.SetAction((parsed, cancellation) => Verbs.RunAsync(
            () => VerbServices.WithAsync(
                parsed.GetRequiredValue(data), parsed.GetValue(postgres), parsed.GetValue(eventLog),
                services => RunAsync(services, parsed.GetValue(dryRun), parsed.GetValue(list), parsed.GetValue(json), cancellation),
                cancellation),
            cancellation));
        return verb;
    }

    internal static async Task<int> RunAsync(IServiceProvider services, bool dryRun, bool list, bool json, CancellationToken cancellation)
    {
        if (dryRun && list)
            throw new OperatorException("--dry-run tells what is due, --list which expectations were missed and which accreditations are in question; name one of them.");
        if (list)
        {
            var deadlines = services.GetRequiredService<IDeadlines>();
            return Print(
                await deadlines.MissedAsync(services.GetRequiredService<BusinessClock>().Today, Most, cancellation),
                await deadlines.InQuestionAsync(Most, cancellation),
                json);
        }

        var sweep = services.GetRequiredService<DueSweep>();
        return dryRun
            ? Print(await sweep.DueAsync(Most, cancellation), json)
            : Print(await sweep.RunAsync(cancellation), json);
    }

    internal static int Print(SweepSummary summary, bool json)
    {
        if (summary.HeldBack is { } why)
            throw new OperatorException(why);
        if (json)
        {
            VerbServices.PrintJson(summary);
        }
        else
        {
            foreach (var line in InWords(summary))
                Say.Line(line);
        }

        return summary.IsClean ? Verbs.Ok : Verbs.Differs;
    }

    internal static IEnumerable<string> InWords(SweepSummary summary)
    {
        var refused = summary.Refused.Values.Sum();
        yield return string.Create(CultureInfo.InvariantCulture, $"Due by {summary.Today:d MMMM yyyy}: {summary.Done} settled, {summary.Already} were already, {summary.NotDueYet} not due yet, {refused} refused, {summary.Failed} failed, {summary.LeftOpen} left open.");
        foreach (var note in summary.Notes)
            yield return string.Create(CultureInfo.InvariantCulture, $"  {note.Due:yyyy-MM-dd}  {note.Command,-30} {note.Journey}  {note.Code}: {note.Why}");
        if (summary.IsBehind)
            yield return "The read model did not come as far as the sweep; a server keeps it up to date, and the next sweep goes on.";
    }

    private static int Print(DuePage due, bool json)
    {
        var rows = due.Page.SelectMany(journey => journey.Due.Select(one => new DueRow(one.On, JourneyCommandNames.Of(one.Command), one.Level, one.Number, journey.Journey.Value))).OrderBy(row => row.Due).ToList();
        if (json)
        {
            VerbServices.PrintJson(new { journeys = due.Journeys, due = rows });
            return Verbs.Ok;
        }

        foreach (var line in InWords(due))
            Say.Line(line);
        return Verbs.Ok;
    }

    internal static IEnumerable<string> InWords(DuePage due)
    {
        var rows = due.Page.SelectMany(journey => journey.Due.Select(one => (one, journey.Journey))).OrderBy(row => row.one.On).ToList();
        if (rows.Count > 0)
            yield return $"{"due on",-10}  {"command that settles it",-32}  {"level",-12}  {"what of",-14}  journey";
        foreach (var (one, journey) in rows)
            yield return string.Create(CultureInfo.InvariantCulture, $"{one.On:yyyy-MM-dd}  {JourneyCommandNames.Of(one.Command),-32}  {(one.Level is { } level ? EnumText.Of(level) : ""),-12}  {WhatOf(one.Command),-14}  {journey}");
        yield return $"{Journeys(due.Journeys)} something due.";
    }

    private static string WhatOf(JourneyCommand command) => command switch
    {
        JourneyCommand.ExpireEndorsement c => Numbered("endorsement", c.Endorsement),
        JourneyCommand.CarryOverEmployment c => Numbered("employment", c.Spell),
        JourneyCommand.RemindOfReaccreditation c => c.MonthsAhead == 1 ? "1 month ahead" : string.Create(CultureInfo.InvariantCulture, $"{c.MonthsAhead} months ahead"),
        // At most one at a level: the level says which.
        _ => "",
    };

    private static int Print(IReadOnlyList<MissedExpectation> missed, IReadOnlyList<QuestionedAccreditation> questioned, bool json)
    {
        if (json)
        {
            VerbServices.PrintJson(new
            {
                missed = missed.Select(one => new MissedRow(one.By, EnumText.Of(one.What), one.Level, one.Number, one.Journey.Value)),
                inQuestion = questioned.Select(one => new QuestionedRow(one.Since, EnumText.Of(one.Question), one.Level, one.Attempt, one.RevocableFrom, one.Journey.Value)),
            });
            return Verbs.Ok;
        }

        foreach (var line in InWords(missed).Concat(InQuestionInWords(questioned)))
            Say.Line(line);
        return Verbs.Ok;
    }

    internal static IEnumerable<string> InWords(IReadOnlyList<MissedExpectation> missed)
    {
        if (missed.Count > 0)
            yield return $"{"by",-10}  {"was expected",-17}  {"level",-12}  {"because of",-10}  journey";
        foreach (var one in missed)
            yield return string.Create(CultureInfo.InvariantCulture, $"{one.By:yyyy-MM-dd}  {Expected(one.What),-17}  {EnumText.Of(one.Level),-12}  {Numbered(BecauseOf(one.What), one.Number),-10}  {one.Journey}");
        yield return missed.Count == 0 ? "No expectation was missed." : "Expectations that were missed are reported; nothing follows from them.";
    }

    internal static IEnumerable<string> InQuestionInWords(IReadOnlyList<QuestionedAccreditation> questioned)
    {
        if (questioned.Count > 0)
            yield return $"{"since",-10}  {"accreditation in question",-35}  {"level",-12}  {"because of",-10}  {"revocable from",-14}  journey";
        foreach (var one in questioned)
            yield return string.Create(CultureInfo.InvariantCulture, $"{one.Since:yyyy-MM-dd}  {InQuestion(one.Question),-35}  {EnumText.Of(one.Level),-12}  {Numbered("attempt", one.Attempt),-10}  {one.RevocableFrom,-14:yyyy-MM-dd}  {one.Journey}");
        yield return questioned.Count == 0
            ? "No accreditation is in question."
            : "An accreditation in question stands until the department revokes it. Where a day stands there, notice was given: from that day on it is carried out, or before it dropped. Where none does, the department decides whether to give notice.";
    }

    private static string InQuestion(AccreditationQuestion question) => question switch
    {
        AccreditationQuestion.MalpracticeFound => "malpractice was found",
        AccreditationQuestion.ResultIssuedInError => "its result was corrected to not met",
        AccreditationQuestion.CorrectedResultAwaited => "a corrected result is awaited",
        AccreditationQuestion.NoticeGiven => "notice without a ground any more",
        _ => throw new ArgumentOutOfRangeException(nameof(question), question, "No such question."),
    };

    private static string Expected(ExpectedOf what) => what switch
    {
        ExpectedOf.PutForward => "to be put forward",
        ExpectedOf.Accredited => "to be accredited",
        ExpectedOf.Retake => "to take it again",
        ExpectedOf.ReviewDecision => "a review decided",
        ExpectedOf.LateRequest => "a chair's answer",
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No such expectation."),
    };

    private static string BecauseOf(ExpectedOf what) => what switch
    {
        ExpectedOf.Retake => "attempt",
        ExpectedOf.ReviewDecision or ExpectedOf.LateRequest => "review",
        _ => "role",
    };

    private static string Numbered(string what, int number) => string.Create(CultureInfo.InvariantCulture, $"{what} {number}");

    private static string Journeys(long count) => count == 1 ? "1 journey has" : string.Create(CultureInfo.InvariantCulture, $"{count} journeys have");

    private sealed record DueRow(DateOnly Due, string Command, Level? Level, int Number, Guid Journey);

    private sealed record QuestionedRow(DateOnly Since, string Question, Level Level, int Attempt, DateOnly? RevocableFrom, Guid Journey);

    private sealed record MissedRow(DateOnly By, string Expected, Level Level, int Number, Guid Journey);
}
