using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Application.Access;

/// <remarks>For whom an employer acts: which commands are about its own worker, or its own act.</remarks>
public static partial class AccessTable
{
    private static bool ActsFor(OrganisationCode own, JourneyCommand command, Journey journey)
    {
        return command switch
        {
            JourneyCommand.StartEmployment c => c.PlacedAt == own,
            JourneyCommand.EndEmployment c => AtSpell(c.Spell),
            JourneyCommand.CorrectEmployment c => AtSpell(c.Spell),
            JourneyCommand.ExpungeEmployment c => AtSpell(c.Spell),
            JourneyCommand.StartStatutoryRole c => AtSpell(c.Spell),
            JourneyCommand.EndStatutoryRole c => AtSpell(journey.Role(c.Role)?.Spell),
            JourneyCommand.CorrectStatutoryRole c => AtSpell(journey.Role(c.Role)?.Spell),
            JourneyCommand.ExpungeStatutoryRole c => AtSpell(journey.Role(c.Role)?.Spell),
            JourneyCommand.CompleteAsye c => AtSpell(journey.Role(c.Role)?.Spell),
            JourneyCommand.CorrectAsye c => AtSpell(journey.Role(c.Role)?.Spell),
            JourneyCommand.WaiveMinimumService c => AtSpell(journey.Role(c.Role)?.Spell),
            JourneyCommand.ExtendMinimumService c => AtSpell(journey.Role(c.Role)?.Spell),
            JourneyCommand.NameLeadersArea c => AtSpell(journey.Role(c.Role)?.Spell),
            JourneyCommand.CorrectLeadersArea c => AtSpell(journey.Role(c.Role)?.Spell),
            JourneyCommand.StartAbsence c => AtSpell(c.Spell),
            JourneyCommand.EndAbsence c => AtSpell(journey.Absence(c.Absence)?.Spell),
            JourneyCommand.CorrectAbsence c => AtSpell(journey.Absence(c.Absence)?.Spell),
            JourneyCommand.ExpungeAbsence c => AtSpell(journey.Absence(c.Absence)?.Spell),

            JourneyCommand.DeclineEndorsement c => c.DeclinedBy == own,
            JourneyCommand.EndorsePractice c => c.EndorsedBy == own,
            JourneyCommand.RankEndorsement c => c.EndorsedBy == own,
            JourneyCommand.WithdrawEndorsement c => c.EndorsedBy == own,
            JourneyCommand.CorrectEndorsement c => Gave(c.Level, c.Endorsement),
            JourneyCommand.ExpungeEndorsement c => Gave(c.Level, c.Endorsement),
            JourneyCommand.EndorseForReaccreditation c => c.EndorsedBy == own,

            // Nobody else learns by it that there is something to review.
            JourneyCommand.SupportReview c => c.Organisation == own && (InPostWith(journey).Contains(own) || Carried(c.Level, c.Attempt)),
            JourneyCommand.AddReviewEvidence c => InPostWith(journey).Contains(own) || (journey.At(c.Level).Review(c.Review) is { } review && HasJoined(own, journey.At(c.Level), review)),

            JourneyCommand.RequestSitting or JourneyCommand.AgreeDevelopmentPlan or JourneyCommand.BringRetakeForward => InPostWith(journey).Contains(own),
            _ => false,
        };

        // What is not there is for the rules to refuse, in words, but only to an employer of the worker.
        bool AtSpell(int? number) => number is { } spell && journey.Spell(spell) is { } there ? there.PlacedAt == own : IsTheirs();

        bool Gave(Level level, int endorsement) => journey.At(level).Endorsement(endorsement) is { } given ? given.EndorsedBy == own : IsTheirs();

        bool Carried(Level level, int attempt) => journey.At(level) is var track && track.ResultOf(attempt) is { } released && track.EndorsementOf(released.Attempt)?.EndorsedBy == own;

        bool IsTheirs() => journey.Spells.Any(spell => spell.PlacedAt == own);
    }

    /// <summary>
    /// Whether an ended employment would cover later days again though the worker has gone on to another organisation: a former
    /// employer does not make itself the employer of the moment (S-16).
    /// </summary>
    private static bool LengthensAfterAnother(JourneyCommand.CorrectEmployment correction, Journey journey) =>
        journey.Spell(correction.Spell) is { To: { } ended } spell
        && (correction.To is not { } to || to > ended)
        && journey.Spells.Any(later => later.Number > spell.Number && later.PlacedAt != spell.PlacedAt);
}
