using MediatR;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Domain.Assessments;
using Naas.Domain.Journeys;

namespace Naas.Application.Queries;

/// <summary>The feedback reports on one worker (R-090 to R-092, S-12).</summary>
/// <param name="WithMarks">The marks as well: for the worker and for who reviews, never for an employer.</param>
public sealed record GetFeedback(JourneyId Journey, bool WithMarks) : AboutWorker<FeedbackReports>(Journey);

/// <param name="Reports">In the order in which they were issued; a later one on an attempt takes the place of the earlier.</param>
public sealed record FeedbackReports(Guid Journey, IReadOnlyList<FeedbackReport> Reports);

/// <summary>One report, as it was issued.</summary>
/// <param name="Version">Counts the reports on this attempt from 1.</param>
/// <param name="IsSuperseded">Whether a later version was issued, after a correction.</param>
/// <param name="NotMet">The parts that were not met.</param>
/// <param name="Areas">Every area of the statement that was in force on the day of the sitting, as for the standard; an area that the assessment did not look at has no judgement.</param>
/// <param name="Narrative">The document with the lead observer's narrative, where there is one.</param>
/// <param name="Marks">Only on request, and never for employers.</param>
public sealed record FeedbackReport(
    Level Level,
    int Attempt,
    int Version,
    bool IsSuperseded,
    DateOnly IssuedOn,
    Outcome Outcome,
    IReadOnlyList<Element> NotMet,
    IReadOnlyList<FeedbackArea> Areas,
    DocumentId? Narrative,
    IReadOnlyList<FeedbackMark>? Marks);

public sealed record FeedbackArea(int Number, string Heading, AreaJudgement? Judgement);

/// <param name="Cut">The lowest score that is met.</param>
public sealed record FeedbackMark(Element Element, decimal Score, decimal OutOf, decimal Cut, ElementResult Result);

/// <summary>Answers from the journey's own stream, which is always up to date.</summary>
public sealed class GetFeedbackHandler(IEventLog log, IReferenceData reference) : IRequestHandler<GetFeedback, QueryAnswer<FeedbackReports>>
{
    public async Task<QueryAnswer<FeedbackReports>> Handle(GetFeedback request, CancellationToken cancellationToken)
    {
        if (request.WithMarks && request.Caller.Role == Role.Employer)
            return new QueryAnswer<FeedbackReports>.NotAllowed("Marks are for the worker; an employer is given the outcome, the parts that were not met, and every area.");

        var freshness = new Freshness(await log.HeadAsync(cancellationToken), RecordedAt: null);
        var (journey, _, entries) = await request.ReadAsync(log, cancellationToken);
        if (!journey.HasBegun)
            return new QueryAnswer<FeedbackReports>.NotFound(freshness);

        var sight = request.Caller is { Role: Role.Employer, Organisation: { } own } ? EmployerSight.Of(own, entries) : null;
        var reports = ReportsOf(entries.WithWhatWasBrought(), request.WithMarks).Where(issued => MayRead(request.Caller, journey, sight, issued)).Select(issued => issued.Report).ToArray();
        return new QueryAnswer<FeedbackReports>.Found(new FeedbackReports(request.Journey.Value, reports), freshness);
    }

    /// <summary>
    /// An employer has the reports that were issued while the worker was in post with it, and keeps them (S-12, S-16). It was so
    /// by the record of that time too: no employment recorded afterwards opens a report. What another record brought it reads where it was issued to it.
    /// </summary>
    private static bool MayRead(Caller caller, Journey journey, EmployerSight? sight, (long Revision, FeedbackReport Report) issued) =>
        caller.Role != Role.Employer
        || (caller.Organisation is { } own && journey.IsPlacedWith(own, issued.Report.IssuedOn) && sight?.InFull.Contains(issued.Revision) == true);

    private List<(long Revision, FeedbackReport Report)> ReportsOf(IReadOnlyList<StreamEntry<JourneyEvent>> entries, bool withMarks)
    {
        var reports = new List<(long Revision, FeedbackReport Report)>();
        var outcomes = new Dictionary<(Level, int), Outcome>();
        var marks = new Dictionary<(Level, int), Dictionary<Element, FeedbackMark>>();
        var sittings = new Dictionary<(Level, int), DateOnly>();
        foreach (var entry in entries)
        {
            switch (entry.Event)
            {
                case JourneyEvent.SittingBooked e:
                    sittings[(e.Level, e.Attempt)] = e.SitsOn;
                    break;
                case JourneyEvent.BookingCorrected e:
                    sittings[(e.Level, e.Attempt)] = e.SitsOn;
                    break;
                case JourneyEvent.ElementMarked e:
                    Note(e.Level, e.Attempt, new FeedbackMark(e.Element, e.Score, e.OutOf, e.Cut, e.Result));
                    break;
                case JourneyEvent.MarkModerated e:
                    Note(e.Level, e.Attempt, new FeedbackMark(e.Element, e.Score, e.OutOf, e.Cut, e.Result));
                    break;
                case JourneyEvent.MarkCorrected e:
                    Note(e.Level, e.Attempt, new FeedbackMark(e.Element, e.Score, e.OutOf, e.Cut, e.Result));
                    break;
                case JourneyEvent.ResultReleased e:
                    outcomes[(e.Level, e.Attempt)] = e.Outcome;
                    break;
                case JourneyEvent.ResultCorrected e:
                    outcomes[(e.Level, e.Attempt)] = e.Outcome;
                    break;
                case JourneyEvent.FeedbackIssued e:
                    Supersede(e);
                    reports.Add((entry.Revision, new FeedbackReport(
                        e.Level, e.Attempt, e.Version, IsSuperseded: false, e.On, outcomes[(e.Level, e.Attempt)], [.. e.NotMet], AreasOf(e), e.Narrative,
                        withMarks ? [.. marks.GetValueOrDefault((e.Level, e.Attempt), []).OrderBy(mark => mark.Key).Select(mark => mark.Value)] : null)));
                    break;
                default:
                    break;
            }
        }

        return reports;

        // The areas that were rated are those of the day of the sitting, however late the report is issued or issued anew.
        FeedbackArea[] AreasOf(JourneyEvent.FeedbackIssued issued)
        {
            var satOn = sittings[(issued.Level, issued.Attempt)];
            var statement = reference.StatementFor(issued.Level, satOn)
                ?? throw new InvalidOperationException($"There is no knowledge and skills statement for {issued.Level} on {satOn:yyyy-MM-dd}: add it to the reference data.");
            return [.. statement.Areas.Select(area => new FeedbackArea(area.Number, area.Heading, issued.Areas.At(area.Number)))];
        }

        void Note(Level level, int attempt, FeedbackMark mark)
        {
            if (!marks.TryGetValue((level, attempt), out var ofAttempt))
                marks[(level, attempt)] = ofAttempt = [];
            ofAttempt[mark.Element] = mark;
        }

        void Supersede(JourneyEvent.FeedbackIssued later)
        {
            for (var at = 0; at < reports.Count; at++)
            {
                var (revision, report) = reports[at];
                if (report.Level == later.Level && report.Attempt == later.Attempt)
                    reports[at] = (revision, report with { IsSuperseded = true });
            }
        }
    }
}
