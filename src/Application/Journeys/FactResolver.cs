using System.Collections.Frozen;
using System.Text.Json;
using Naas.Application.Access;
using Naas.Application.Commands;
using Naas.Application.EventLog;
using Naas.Application.People;
using Naas.Application.Ports;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;

namespace Naas.Application.Journeys;

/// <summary>Fills in what a decision needs from elsewhere, so that deciding is pure and can be repeated from the command alone.</summary>
public sealed class FactResolver(IReferenceData reference, IRollout rollout, IStandards standards, IDocumentStore documents, IPersonDirectory directory, IEventLog log)
{
    /// <param name="policy">The edition that governs the command.</param>
    /// <param name="shown">The registration number that came with the command; null for most.</param>
    /// <param name="entries">What is recorded of the journey, with who recorded it.</param>
    /// <returns>The command with its facts, or what it names that does not exist.</returns>
    public async Task<(JourneyCommand Command, CommandAnswer.UnknownReference? Unknown)> ResolveAsync(
        JourneyId id, JourneyCommand command, Journey journey, Policy policy, ActorId actor, DateOnly today, RegistrationNumber? shown, IReadOnlyList<StreamEntry<JourneyEvent>> entries, CancellationToken cancellation)
    {
        // Of a journey that has not begun, the rules say so.
        if (journey.HasBegun && await MissingDocumentAsync(id, command, actor, cancellation) is { } missing)
            return (command, missing);
        if (await TwoRecords.FactsAsync(log, id, command, journey, cancellation) is var (withFacts, unknown))
            return (withFacts with { Facts = new CommandFacts(actor, today, reference.Calendar) }, unknown);
        var (current, _, _) = await rollout.CurrentAsync(cancellation);
        var marked = await StandardsOfAsync(command, journey, cancellation);
        var numberIsTheirs = shown is { } number && await directory.FindAsync(number, cancellation) == id;
        return Resolve(id, command, journey, policy, new CommandFacts(actor, today, reference.Calendar) { Parties = PartiesTo(command, entries) }, reference, current, marked, numberIsTheirs);
    }

    /// <summary>The standards of the elements that a command marks, or of those that somebody is to judge who may have set them: no other is read.</summary>
    private async Task<IReadOnlyDictionary<(Level, Element), ElementStandard>> StandardsOfAsync(JourneyCommand command, Journey journey, CancellationToken cancellation)
    {
        (Level Level, ElementSet Elements) marked = command switch
        {
            JourneyCommand.RecordMark c => (c.Level, ElementSet.Of(c.Element)),
            JourneyCommand.RateExercise c => (c.Level, ElementSet.Of(c.Element)),
            JourneyCommand.ModerateMark c => (c.Level, ElementSet.Of(c.Element)),
            JourneyCommand.CorrectMark c => (c.Level, ElementSet.Of(c.Element)),
            JourneyCommand.ReMarkElement c => (c.Level, ElementSet.Of(c.Element)),
            JourneyCommand.DecideReview { Correction: { } correction } c => (c.Level, ElementSet.Of(correction.Element)),
            JourneyCommand.RequestRecheck c => (c.Level, ElementSet.Of(c.Element)),
            JourneyCommand.AnswerRecheck c => (c.Level, ElementSet.Of(c.Element)),
            JourneyCommand.AppointReviewPanel c => (c.Level, Reviewed(journey, c.Level, c.Review)?.Elements ?? ElementSet.Empty),
            JourneyCommand.ReplaceReviewMember c => (c.Level, Reviewed(journey, c.Level, c.Review)?.Elements ?? ElementSet.Empty),
            _ => default,
        };
        var read = new Dictionary<(Level, Element), ElementStandard>();
        foreach (var element in marked.Elements.Where(ElementSet.AssessedAt(marked.Level).Contains))
            read[(marked.Level, element)] = (await standards.CurrentAsync(marked.Level, element, cancellation)).State;
        return read;
    }

    /// <summary>Who has acted on the record for the worker or an employer, where somebody is to judge a result anew; nobody where that is not asked.</summary>
    private static FrozenSet<ActorId> PartiesTo(JourneyCommand command, IReadOnlyList<StreamEntry<JourneyEvent>> entries) => command switch
    {
        JourneyCommand.AppointReviewPanel or JourneyCommand.ReplaceReviewMember or JourneyCommand.AcceptLateReview or JourneyCommand.RefuseLateReview
            or JourneyCommand.ReMarkElement or JourneyCommand.AnswerRecheck =>
            entries.Select(entry => entry.Metadata).Where(recorded => recorded.Role == RoleNames.Of(Role.Worker) || recorded.Role == RoleNames.Of(Role.Employer)).Select(recorded => recorded.Actor).ToFrozenSet(),
        _ => FrozenSet<ActorId>.Empty,
    };

    /// <summary>The attempt that a review is about; null where there is no such review.</summary>
    private static Attempt? Reviewed(Journey journey, Level level, int review) =>
        journey.At(level).Review(review) is { } asked ? journey.At(level).Reviewable(asked.Attempt) : null;

    /// <summary>A command may only name a document that the journey has, and of the kind that belongs there.</summary>
    private async Task<CommandAnswer.UnknownReference?> MissingDocumentAsync(JourneyId id, JourneyCommand command, ActorId actor, CancellationToken cancellation)
    {
        if (DocumentOf(command) is not var (named, kind))
            return null;
        // A narrative is recorded by who wrote it, and so is a comment.
        return await documents.ReadAsync(id, named, cancellation) is { } document && document.Kind == kind && (kind is not (DocumentKind.Narrative or DocumentKind.ServiceUserComment) || document.Author.Subject == actor)
            ? null
            : new CommandAnswer.UnknownReference("/document", $"This journey has no document {named} of the kind {JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())}; store it first under /v1/social-workers/{id}/documents.");
    }

    private static (DocumentId Named, DocumentKind Kind)? DocumentOf(JourneyCommand command) => command switch
    {
        JourneyCommand.RequestAdjustments c => (c.Document, DocumentKind.AdjustmentsRequested),
        JourneyCommand.AllegeMalpractice c => (c.Document, DocumentKind.MalpracticeAllegation),
        JourneyCommand.AnswerAllegation c => (c.Document, DocumentKind.MalpracticeResponse),
        JourneyCommand.DecideMalpractice { Document: { } document } => (document, DocumentKind.MalpracticeDecision),
        JourneyCommand.RecordNarrative c => (c.Document, DocumentKind.Narrative),
        JourneyCommand.AgreeDevelopmentPlan c => (c.Document, DocumentKind.DevelopmentPlan),
        JourneyCommand.NotifyRevocation c => (c.Notice, DocumentKind.RevocationNotice),
        JourneyCommand.GatherColleagueFeedback c => (c.Document, DocumentKind.ColleagueFeedback),
        JourneyCommand.CorrectColleagueFeedback c => (c.Document, DocumentKind.ColleagueFeedback),
        JourneyCommand.CommentOnSimulation c => (c.Document, DocumentKind.ServiceUserComment),
        JourneyCommand.RequestReview c => (c.Document, DocumentKind.ReviewRequest),
        JourneyCommand.AddReviewEvidence c => (c.Document, DocumentKind.ReviewEvidence),
        JourneyCommand.DecideReview c => (c.Document, DocumentKind.ReviewDecision),
        _ => null,
    };

    /// <summary>The same from a rollout and standards at hand, for the sample's generator.</summary>
    /// <param name="standards">That of the element which the command marks is enough; one that is not there was never set.</param>
    /// <param name="numberIsTheirs">Whether the registration number that came with the command is this worker's.</param>
    public static (JourneyCommand Command, CommandAnswer.UnknownReference? Unknown) Resolve(
        JourneyId id, JourneyCommand command, Journey journey, Policy policy, CommandFacts facts, IReferenceData reference, Rollout rollout, IReadOnlyDictionary<(Level, Element), ElementStandard> standards, bool numberIsTheirs)
    {
        CommandAnswer.UnknownReference? unknown = null;
        JourneyCommand resolved = command switch
        {
            JourneyCommand.StartEmployment c => c with { Placement = Find(c.PlacedAt, "/organisation"), ContractHolder = FindIfNamed(c.Agency), Succession = rollout.SuccessorOf(c.PlacedAt), NumberIsTheirs = numberIsTheirs },
            JourneyCommand.CorrectEmployment c => c with { ContractHolder = FindIfNamed(c.Agency) },
            JourneyCommand.CarryOverEmployment c => c with { Succession = journey.Spell(c.Spell) is { } spell ? rollout.SuccessorOf(spell.PlacedAt) : null },

            JourneyCommand.RequestEndorsement c => c with { Endorser = Find(c.Of, "/organisation") },
            JourneyCommand.EndorsePractice c => c with { Endorser = Find(c.EndorsedBy, "/organisation") },
            JourneyCommand.GrantPassport c => c with { PassportsUntil = rollout.PhaseEndedOn(policy.PassportPhase.Value) },
            JourneyCommand.ExpirePassport c => c with { PassportsUntil = rollout.PhaseEndedOn(policy.PassportPhase.Value) },

            JourneyCommand.BookSitting c => c with { PassportsUntil = rollout.PhaseEndedOn(policy.PassportPhase.Value) },
            JourneyCommand.CorrectBooking c => c with { PassportsUntil = rollout.PhaseEndedOn(policy.PassportPhase.Value) },
            JourneyCommand.RecordMark c => c with { Standard = StandardFor(c.Level, c.Element, null) },
            JourneyCommand.RateExercise c => c with { Standard = StandardFor(c.Level, c.Element, null) },
            JourneyCommand.ModerateMark c => c with { Standard = StandardFor(c.Level, c.Element, null) },
            JourneyCommand.TakeRecording c => HeldBy(c.HeldBy, c),
            JourneyCommand.HandOverRecording c => HeldBy(c.HeldBy, c),

            JourneyCommand.DecideMalpractice c => c with { Certificate = CertificateNumbers.Next(id, c.Level, journey) },

            JourneyCommand.ReleaseResult c => c with { Certificate = CertificateNumbers.Next(id, c.Level, journey) },
            JourneyCommand.CorrectMark c => c with { Standard = StandardFor(c.Level, c.Element, c.Attempt) },

            JourneyCommand.AppointReviewPanel c => WorkingFor(
                c with { StandardSetters = StandardSetters(c.Level, c.Review, c.Chair.Who, c.Member.Who, c.OtherMember.Who) }, (c.Chair, "/chair"), (c.Member, "/member"), (c.OtherMember, "/otherMember")),
            JourneyCommand.ReplaceReviewMember c => WorkingFor(c with { StandardSetters = StandardSetters(c.Level, c.Review, c.Successor.Who) }, (c.Successor, "/successor")),
            JourneyCommand.ReMarkElement c => c with { Standard = StandardFor(c.Level, c.Element, journey.At(c.Level).Review(c.Review)?.Attempt) },
            JourneyCommand.DecideReview c => c with
            {
                Standard = c.Correction is { } correction ? StandardFor(c.Level, correction.Element, journey.At(c.Level).Review(c.Review)?.Attempt) : null,
                Certificate = CertificateNumbers.Next(id, c.Level, journey),
            },
            JourneyCommand.RequestRecheck c => c with { Standard = StandardFor(c.Level, c.Element, c.Attempt) },
            JourneyCommand.AnswerRecheck c => c with { Standard = StandardFor(c.Level, c.Element, c.Attempt) },

            JourneyCommand.DeclareLearning c => c with { Certificate = CertificateNumbers.Next(id, c.Level, journey) },
            JourneyCommand.CorrectLearning c => c with { Certificate = CertificateNumbers.Next(id, c.Level, journey) },
            JourneyCommand.EndorseForReaccreditation c => c with { Endorser = Find(c.EndorsedBy, "/organisation"), Certificate = CertificateNumbers.Next(id, c.Level, journey) },
            JourneyCommand.DropRevocation c => c with { Certificate = CertificateNumbers.Next(id, c.Level, journey) },
            JourneyCommand.RevokeAccreditation c => c with { Certificate = CertificateNumbers.Next(id, c.Level, journey) },

            JourneyCommand.NameLeadersArea c => c with { Division = DivisionAt(c.Role) },
            JourneyCommand.CorrectLeadersArea c => c with { Division = DivisionAt(c.Role) },
            _ => command,
        };
        return (resolved with { Facts = facts }, unknown);

        // Custody is with an organisation there is; no rule asks which.
        JourneyCommand HeldBy(OrganisationCode holder, JourneyCommand recorded)
        {
            _ = Find(holder, "/heldBy");
            return recorded;
        }

        // A code that names nobody would let in whom the right one excludes (S-10).
        JourneyCommand WorkingFor(JourneyCommand appointing, params ReadOnlySpan<(PanelPlace Place, string At)> places)
        {
            foreach (var (place, at) in places)
            {
                if (place.Organisation is { } of)
                    _ = Find(of, $"{at}/organisation");
            }

            return appointing;
        }

        Division? DivisionAt(int role) =>
            journey.Role(role) is { } held && journey.Spell(held.Spell) is { } spell ? rollout.DivisionOf(spell.PlacedAt, command.On) : null;

        Organisation? FindIfNamed(OrganisationCode? agency) => agency is { } code ? Find(code, "/agency") : null;

        Organisation? Find(OrganisationCode code, string field)
        {
            var found = reference.Find(code)?.Organisation.AsSite(rollout, command.On);
            if (found is null)
                unknown ??= new CommandAnswer.UnknownReference(field, $"No organisation has the code {code}; the codes are listed under /v1/reference/organisations.");
            return found;
        }

        // Whoever judged on either panel of the version by which an element of the attempt was marked.
        ActorId[] StandardSetters(Level level, int review, params IEnumerable<ActorId> people) => Reviewed(journey, level, review) is { } attempt
            ? [.. people.Where(who => attempt.Elements.Any(element => standards.GetValueOrDefault((level, element)) is { } standard
                && standard.InForceOn(attempt.SitsOn) is { } inForce && standard.Version(new StandardVersion(inForce.Version))?.PanelOf(who) is not null))]
            : [];

        PerformanceStandard? StandardFor(Level level, Element element, int? attempt)
        {
            // Of an element or a level that is not assessed there is no standard to ask for, and the rules say so.
            if (!ElementSet.AssessedAt(level).Contains(element) || !policy.IsOpen(level))
                return null;
            // The standard of the day of the sitting: two people at one sitting are held to one cut, whenever they are marked.
            var track = journey.At(level);
            var sitting = attempt is { } number && track.ResultOf(number) is { } released ? released.Attempt : track.UnderWay;
            var found = standards.GetValueOrDefault((level, element))?.InForceOn(sitting?.SitsOn ?? command.On);
            if (found is null)
                unknown ??= new CommandAnswer.UnknownReference("/on", "No performance standard was in force for this level and element on that day; the standards are listed under /v1/reference/standards.");
            return found;
        }
    }
}
