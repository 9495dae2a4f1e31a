using System.Text.Json;
using MediatR;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.Journeys;
using Naas.Application.Ports;
using Naas.Application.Queries;
using Naas.Application.Time;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;

namespace Naas.Application.Explaining;

/// <summary>What is possible for a worker on a day, by when, and why not the rest.</summary>
/// <param name="Level">The level; null for each at which something is recorded, and the practitioner's.</param>
/// <param name="On">The day on which somebody would ask.</param>
/// <param name="Known">Only what had been recorded by the end of this day; null for everything.</param>
/// <param name="Edition">The edition to ask by, where nothing that happened has fixed another; null for the one in force.</param>
public sealed record GetEligibility(JourneyId Journey, Level? Level, DateOnly On, DateOnly? Known, EditionCode? Edition) : AboutWorker<ExplainedEligibility>(Journey);

/// <param name="Revision">Of the last event that is in it.</param>
public sealed record ExplainedEligibility(Guid Journey, DateOnly On, long Revision, IReadOnlyList<LevelEligibility> Levels);

/// <param name="Next">In a few sentences: the steps that are possible, as far as the caller is told of them.</param>
/// <param name="Steps">What can be asked for at the level, in the order of a journey, as far as the caller is told of it.</param>
public sealed record LevelEligibility(Level Level, IReadOnlyList<string> Next, IReadOnlyList<ExplainedStep> Steps, IReadOnlyList<ExplainedWindow> Windows);

/// <summary>Something that can be asked for, and what would come of it.</summary>
/// <param name="Step">The name of the command.</param>
/// <param name="AskedBy">The roles that may ask for it.</param>
/// <param name="Organisation">Whom an endorsement would be by; null for every other step.</param>
/// <param name="Element">Which element would be marked; null for every other step.</param>
/// <param name="Role">Which role it is about; null for every other step.</param>
/// <param name="Group">Which colleagues would be heard; null for every other step.</param>
/// <param name="Ground">On which ground a review would be asked for; null for every other step.</param>
/// <param name="Attempt">Which attempt it is about, where one could be about several; null for every other step.</param>
/// <param name="Code">Of the refusal, where it is not possible.</param>
/// <param name="From">Where it is not possible: the first day from which it would be, as the record stands; null where waiting alone changes nothing.</param>
/// <param name="Until">Where it is possible: the last day on which it is, as the record stands; null for no end.</param>
/// <param name="Sittings">The days of sitting that may be booked.</param>
/// <param name="Rules">Every rule in the order of the law, held or not.</param>
public sealed record ExplainedStep(
    string Step, IReadOnlyList<string> AskedBy, OrganisationCode? Organisation, Element? Element, int? Role, ColleagueGroup? Group, ReviewGround? Ground, int? Attempt, StepStanding Standing, string Sentence, string? Code,
    DateOnly? From, DateOnly? Until, ExplainedSittings? Sittings, EditionCode Edition, IReadOnlyList<ExplainedRule> Rules);

/// <param name="Until">The last day; null for no end.</param>
/// <param name="Elements">What would be due on the first.</param>
public sealed record ExplainedSittings(DateOnly From, DateOnly? Until, IReadOnlyList<Element> Elements);

/// <summary>A time that runs for or against the worker.</summary>
/// <param name="Window">What it is, such as <c>narrow-retake</c>.</param>
/// <param name="StandsStill">Whether its last day does not come while something stands in the way (S-48).</param>
/// <param name="Edition">The edition whose settings these are (S-50); null where it rests on none.</param>
public sealed record ExplainedWindow(string Window, DateOnly? From, DateOnly? Until, bool StandsStill, string Sentence, IReadOnlyList<ExplainedSetting> Settings, EditionCode? Edition);

/// <summary>Answers from the journey's own stream, which is always up to date, by the rules that decide.</summary>
public sealed class GetEligibilityHandler(IEventLog log, IPolicyEditions editions, IReferenceData reference, IRollout rollout, IStandards standards) : IRequestHandler<GetEligibility, QueryAnswer<ExplainedEligibility>>
{
    public async Task<QueryAnswer<ExplainedEligibility>> Handle(GetEligibility request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Level is { } named && !ExplanationSight.IsOf(named, request.Caller.Role))
            return new QueryAnswer<ExplainedEligibility>.NotAllowed("Practice leaders are assessed under a contract of its own, and the other levels under another: this level is the other delivery partner's.");
        var freshness = new Freshness(await log.HeadAsync(cancellationToken), RecordedAt: null);
        var (journey, revision) = AsKnown(await request.ReadAsync(log, cancellationToken), request.Known);
        if (!journey.HasBegun)
            return new QueryAnswer<ExplainedEligibility>.NotFound(freshness);

        var sites = await SitesAsKnownAsync(request.Known, cancellationToken);
        var levels = request.Level is { } asked
            ? [asked]
            : journey.Levels.Select(pair => pair.Level).Append(Level.Practitioner).Distinct().Order().Where(level => ExplanationSight.IsOf(level, request.Caller.Role)).ToArray();
        var marked = await StandardsOfAsync(levels, cancellationToken);
        // With an edition that comes into force another answer may, and with areas into which a service is divided.
        DateOnly[] changes =
        [
            .. editions.All.Select(edition => edition.InForceFrom).OfType<DateOnly>(),
            .. sites.Divisions.Values.SelectMany(divisions => divisions).SelectMany(division => new[] { division.From, division.To }).OfType<DateOnly>(),
        ];
        var told = levels.Select(level => Told(Eligibility.Of(level, request.On, journey, Prepare, changes), request, journey)).ToArray();
        return new QueryAnswer<ExplainedEligibility>.Found(new ExplainedEligibility(request.Journey.Value, request.On, revision, told), freshness);

        (JourneyCommand, Policy)? Prepare(JourneyCommand command, DateOnly today)
        {
            var policy = editions.Governing(command, journey, request.Edition);
            var (resolved, unknown) = FactResolver.Resolve(request.Journey, command, journey, policy, new CommandFacts(Eligibility.Anybody, today, reference.Calendar), reference, sites, marked, numberIsTheirs: true);
            return unknown is null ? (resolved, policy) : null;
        }
    }

    private static (Journey Journey, long Revision) AsKnown(LoadedJourney loaded, DateOnly? known)
    {
        StreamEntry<JourneyEvent>[] entries = [.. loaded.Entries.Where(entry => known is not { } day || BusinessClock.DayOf(entry.Metadata.RecordedAt) <= day)];
        return (entries.Select(entry => entry.Event).Aggregate(Journey.NotBegun, Journey.Evolve), entries.Length - 1);
    }

    private async Task<Rollout> SitesAsKnownAsync(DateOnly? known, CancellationToken cancellation) => known is { } day
        ? await RolloutAsRecorded.WhereAsync(log, entry => BusinessClock.DayOf(entry.Metadata.RecordedAt) <= day, cancellation)
        : (await rollout.CurrentAsync(cancellation)).State;

    private async Task<IReadOnlyDictionary<(Level, Element), ElementStandard>> StandardsOfAsync(IEnumerable<Level> levels, CancellationToken cancellation)
    {
        var found = new Dictionary<(Level, Element), ElementStandard>();
        foreach (var level in levels)
        {
            foreach (var element in ElementSet.AssessedAt(level))
                found[(level, element)] = (await standards.CurrentAsync(level, element, cancellation)).State;
        }

        return found;
    }

    private static LevelEligibility Told(Eligibility eligibility, GetEligibility request, Journey journey)
    {
        ExplainedStep[] steps = [.. eligibility.Steps.Select(step => ExplanationSight.Of(step, request.Caller, request.Journey, journey)).OfType<Step>().Select(Told)];
        var windows = eligibility.Windows.Where(window => ExplanationSight.Tells(window.About, request.Caller.Role))
            .Select(window => new ExplainedWindow(window.Name, window.From, window.Until, window.StandsStill, window.Sentence, [.. window.Settings.Select(ExplainedSetting.Of)], window.Edition));
        return new LevelEligibility(eligibility.Level, [.. steps.Where(step => step.Standing == StepStanding.Possible).Select(step => $"{NameOf(step)}: {step.Sentence}")], steps, [.. windows]);
    }

    /// <summary>The step, with what tells it from others of its name.</summary>
    private static string NameOf(ExplainedStep step)
    {
        Enum? about = step.Ground is { } ground ? ground : step.Group is { } group ? group : step.Element;
        return about is null ? step.Step : $"{step.Step} ({JsonNamingPolicy.KebabCaseLower.ConvertName(about.ToString())})";
    }

    private static ExplainedStep Told(Step step) => new(
        JourneyCommandNames.Of(step.Asked), [.. AccessTable.RolesFor(step.Asked.GetType()).Select(RoleNames.Of)], OrganisationOf(step.Asked), ElementOf(step.Asked), RoleOf(step.Asked),
        (step.Asked as JourneyCommand.GatherColleagueFeedback)?.Group, (step.Asked as JourneyCommand.RequestReview)?.Ground, AttemptOf(step.Asked),
        step.Standing, step.Sentence, step.Refusal?.Code, step.From, step.Until,
        step.Sittings is { } sittings ? new ExplainedSittings(sittings.From, sittings.Until, [.. sittings.Elements]) : null, step.Edition, [.. step.Findings.Select(finding => ExplainedRule.Of(finding, step.Edition))]);

    private static OrganisationCode? OrganisationOf(JourneyCommand asked) => asked switch
    {
        JourneyCommand.RequestEndorsement c => c.Of,
        JourneyCommand.DeclineEndorsement c => c.DeclinedBy,
        JourneyCommand.EndorsePractice c => c.EndorsedBy,
        JourneyCommand.RankEndorsement c => c.EndorsedBy,
        JourneyCommand.WithdrawEndorsement c => c.EndorsedBy,
        JourneyCommand.EndorseForReaccreditation c => c.EndorsedBy,
        JourneyCommand.SupportReview c => c.Organisation,
        _ => null,
    };

    private static Element? ElementOf(JourneyCommand asked) => asked switch
    {
        JourneyCommand.RecordMark c => c.Element,
        JourneyCommand.RateExercise c => c.Element,
        JourneyCommand.ModerateMark c => c.Element,
        JourneyCommand.ReMarkElement c => c.Element,
        JourneyCommand.RequestRecheck c => c.Element,
        JourneyCommand.AnswerRecheck c => c.Element,
        _ => null,
    };

    private static int? AttemptOf(JourneyCommand asked) => asked switch
    {
        JourneyCommand.AllegeMalpractice c => c.Attempt,
        JourneyCommand.ReleaseResult c => c.Attempt,
        JourneyCommand.RequestRecheck c => c.Attempt,
        JourneyCommand.AnswerRecheck c => c.Attempt,
        JourneyCommand.SupportReview c => c.Attempt,
        JourneyCommand.RequestReview c => c.Attempt,
        _ => null,
    };

    private static int? RoleOf(JourneyCommand asked) => asked switch
    {
        JourneyCommand.CompleteAsye c => c.Role,
        JourneyCommand.WaiveMinimumService c => c.Role,
        JourneyCommand.ExtendMinimumService c => c.Role,
        JourneyCommand.EndStatutoryRole c => c.Role,
        JourneyCommand.NameLeadersArea c => c.Role,
        _ => null,
    };
}
