using MediatR;
using Naas.Api.Http.Contracts;
using Naas.Api.Http.Problems;
using Naas.Application.Journeys;
using Naas.Application.People;

namespace Naas.Api.Http.Endpoints;

/// <summary>The commands of a journey over HTTP, one line each, by episode; what they share is in <see cref="JourneyRoutes"/>.</summary>
/// <remarks>
/// One scheme: what comes to be is posted to its collection, what happens to it afterwards beneath its number, and where only
/// one can be open at a level, beneath the collection, with the level in the body.
/// </remarks>
internal static class JourneyCommands
{
    public static void MapJourneyCommands(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/social-workers", RegisterAsync).WithTags("Entry")
            .DocumentedCommand<RegisterSocialWorkerBody, CommandRecorded>("RegisterSocialWorker", "Register a social worker");

        var worker = routes.MapGroup("/v1/social-workers/{id:guid}");
        MapEntry(worker.MapGroup("").WithTags("Entry"));
        MapEndorsement(worker.MapGroup("").WithTags("Endorsement"));
        MapSitting(worker.MapGroup("").WithTags("Sitting"));
        MapOutcome(worker.MapGroup("").WithTags("Outcome"));
        MapReview(worker.MapGroup("").WithTags("Review"));
        MapAccreditation(worker.MapGroup("").WithTags("Accreditation"));
        MapLeadership(worker.MapGroup("").WithTags("Leadership"));
        MapMerging(worker.MapGroup("").WithTags("Merging"));
    }

    private static void MapEntry(RouteGroupBuilder worker)
    {
        worker.Map("/employments", "Record that the worker took up practice with an organisation", (StartEmploymentBody body) => body.ToCommand(), body => RegistrationNumber.Parse(body.RegistrationNumber));
        worker.Map("/employments/{spell:int}/end", "Record that the worker left", (EndEmploymentBody body, AddressedPart part) => body.ToCommand(part.Spell));
        worker.Map("/employments/{spell:int}/carry-over", "Let the organisation's successor take the employment over", (CarryOverEmploymentBody body, AddressedPart part) => body.ToCommand(part.Spell));
        worker.Map("/employments/{spell:int}/corrections", "Put the record of an employment right", (CorrectEmploymentBody body, AddressedPart part) => body.ToCommand(part.Spell));
        worker.Map("/employments/{spell:int}/expungement", "Expunge an employment that is not this worker's", (ExpungeEmploymentBody body, AddressedPart part) => body.ToCommand(part.Spell));

        worker.Map("/roles", "Record that the worker began to carry out statutory functions", (StartStatutoryRoleBody body) => body.ToCommand());
        worker.Map("/roles/{role:int}/end", "Record that the worker gave a role up", (EndStatutoryRoleBody body, AddressedPart part) => body.ToCommand(part.Role));
        worker.Map("/roles/{role:int}/asye-completion", "Find the assessed and supported year in employment completed", (CompleteAsyeBody body, AddressedPart part) => body.ToCommand(part.Role));
        worker.Map("/roles/{role:int}/asye-completion/corrections", "Put the completion of the supported year right", (CorrectAsyeBody body, AddressedPart part) => body.ToCommand(part.Role));
        worker.Map("/roles/{role:int}/waiver", "Put the worker forward before minimum service is over", (WaiveMinimumServiceBody body, AddressedPart part) => body.ToCommand(part.Role));
        worker.Map("/roles/{role:int}/extension", "Hold the worker's experience insufficient still", (ExtendMinimumServiceBody body, AddressedPart part) => body.ToCommand(part.Role));
        worker.Map("/roles/{role:int}/corrections", "Put the record of a role right", (CorrectStatutoryRoleBody body, AddressedPart part) => body.ToCommand(part.Role));
        worker.Map("/roles/{role:int}/expungement", "Expunge a role that is not this worker's", (ExpungeStatutoryRoleBody body, AddressedPart part) => body.ToCommand(part.Role));

        worker.Map("/absences", "Record that the worker is away", (StartAbsenceBody body) => body.ToCommand());
        worker.Map("/absences/{absence:int}/end", "Record that the worker is back", (EndAbsenceBody body, AddressedPart part) => body.ToCommand(part.Absence));
        worker.Map("/absences/{absence:int}/corrections", "Put the record of an absence right", (CorrectAbsenceBody body, AddressedPart part) => body.ToCommand(part.Absence));
        worker.Map("/absences/{absence:int}/expungement", "Expunge an absence that is not this worker's", (ExpungeAbsenceBody body, AddressedPart part) => body.ToCommand(part.Absence));

        worker.Map("/agreements", "Agree to be assessed", (AgreeToAssessmentBody body) => body.ToCommand());
        worker.Map("/agreements/decline", "Decline to be assessed", (DeclineAssessmentBody body) => body.ToCommand());
        worker.Map("/agreements/withdrawal", "Take the agreement back before the sitting", (WithdrawAgreementBody body) => body.ToCommand());
        worker.Map("/agreements/corrections", "Put the day of the agreement right", (CorrectAgreementBody body) => body.ToCommand());
    }

    private static void MapEndorsement(RouteGroupBuilder worker)
    {
        worker.Map("/endorsement-requests", "Ask an organisation for its endorsement", (RequestEndorsementBody body) => body.ToCommand());
        worker.Map("/endorsement-requests/decline", "Answer a worker's request with a no", (DeclineEndorsementBody body) => body.ToCommand());

        worker.Map("/endorsements", "Endorse, or endorse again after a result that was not met", (EndorsePracticeBody body) => body.ToCommand());
        worker.Map("/endorsements/rank", "Give the endorsement in force another place in the list", (RankEndorsementBody body) => body.ToCommand());
        worker.Map("/endorsements/withdrawal", "Take the endorsement in force back before the sitting", (WithdrawEndorsementBody body) => body.ToCommand());
        worker.Map("/endorsements/{endorsement:int}/expiry", "Note that an endorsement ran out", (ExpireEndorsementBody body, AddressedPart part) => body.ToCommand(part.Endorsement));
        worker.Map("/endorsements/{endorsement:int}/corrections", "Put the day of an endorsement right", (CorrectEndorsementBody body, AddressedPart part) => body.ToCommand(part.Endorsement));
        worker.Map("/endorsements/{endorsement:int}/expungement", "Expunge an endorsement that is not this worker's", (ExpungeEndorsementBody body, AddressedPart part) => body.ToCommand(part.Endorsement));

        worker.Map("/passports", "Credit the simulation of the proof of concept", (GrantPassportBody body) => body.ToCommand());
        worker.Map("/passports/expiry", "Note that a passport ended with Phase Two", (ExpirePassportBody body) => body.ToCommand());
    }

    private static void MapSitting(RouteGroupBuilder worker)
    {
        worker.Map("/sitting-requests", "Ask for a place at a sitting", (RequestSittingBody body) => body.ToCommand());
        worker.Map("/sitting-offers", "Offer the first sitting there is", (OfferSittingBody body) => body.ToCommand());

        worker.Map("/sittings", "Book a place at a sitting", (BookSittingBody body) => body.ToCommand());
        worker.Map("/sittings/cancellation", "Call the sitting off before it is sat", (CancelSittingBody body) => body.ToCommand());
        worker.Map("/sittings/void", "Let the sitting not count", (VoidSittingBody body) => body.ToCommand());
        worker.Map("/sittings/corrections", "Put the place or the day of the booking right", (CorrectBookingBody body) => body.ToCommand());

        worker.Map("/adjustments", "Ask for reasonable adjustments", (RequestAdjustmentsBody body) => body.ToCommand());
        worker.Map("/adjustments/decision", "Decide on the adjustments asked for", (DecideAdjustmentsBody body) => body.ToCommand());

        worker.Map("/malpractice", "Allege malpractice", (AllegeMalpracticeBody body) => body.ToCommand());
        worker.Map("/malpractice/answer", "Answer the allegation", (AnswerAllegationBody body) => body.ToCommand());
        worker.Map("/malpractice/decision", "Decide on the allegation", (DecideMalpracticeBody body) => body.ToCommand());

        worker.Map("/marks", "Hand in the mark of the element that the machine scores", (RecordMarkBody body) => body.ToCommand());
        worker.Map("/marks/moderations", "Change a mark before its release", (ModerateMarkBody body) => body.ToCommand());
        worker.Map("/ratings", "Hand in one assessor's rating of one exercise", (RateExerciseBody body) => body.ToCommand());
        worker.Map("/narratives", "Add the lead observer's narrative", (RecordNarrativeBody body) => body.ToCommand());

        worker.Map("/recordings", "Note that the simulated observation was recorded", (TakeRecordingBody body) => body.ToCommand());
        worker.Map("/recordings/{recording}/training-agreement", "Let a recording be used for training", (AgreeToTrainingUseBody body, AddressedPart part) => body.ToCommand(part.Recording));
        worker.Map("/recordings/{recording}/hand-over", "Hand a recording over to another holder", (HandOverRecordingBody body, AddressedPart part) => body.ToCommand(part.Recording));
        worker.Map("/recordings/{recording}/use", "Note what a recording was looked at for", (UseRecordingBody body, AddressedPart part) => body.ToCommand(part.Recording));
        worker.Map("/recordings/{recording}/sampling", "Choose a recorded simulation for a service-user panel", (SampleSimulationBody body, AddressedPart part) => body.ToCommand(part.Recording));
        worker.Map("/recordings/{recording}/comments", "Comment on a recorded simulation as a member of a service-user panel", (CommentOnSimulationBody body, AddressedPart part) => body.ToCommand(part.Recording));
        worker.Map("/recordings/{recording}/destruction", "Destroy a recording whose time is over", (DestroyRecordingBody body, AddressedPart part) => body.ToCommand(part.Recording));
    }

    private static void MapOutcome(RouteGroupBuilder worker)
    {
        worker.Map("/results", "Release the result of an attempt, or a corrected one", (ReleaseResultBody body) => body.ToCommand());
        worker.Map("/marks/corrections", "Put a mark right", (CorrectMarkBody body) => body.ToCommand());
        worker.Map("/development-plans", "Agree what comes before the retake", (AgreeDevelopmentPlanBody body) => body.ToCommand());
        worker.Map("/retakes/bring-forward", "Let the retake come before its expected time", (BringRetakeForwardBody body) => body.ToCommand());
        worker.Map("/retakes/lapse", "Note that the narrow retake was not taken in its time", (LapseNarrowRetakeBody body) => body.ToCommand());
        worker.Map("/retakes/banked-expiry", "Note that elements met count no more", (ExpireBankedElementsBody body) => body.ToCommand());
    }

    private static void MapReview(RouteGroupBuilder worker)
    {
        worker.Map("/reviews/supports", "Join the worker before a review is asked for", (SupportReviewBody body) => body.ToCommand());
        worker.Map("/reviews", "Ask for an independent review", (RequestReviewBody body) => body.ToCommand());
        worker.Map("/reviews/{review:int}/withdrawal", "Withdraw the request for a review", (WithdrawReviewBody body, AddressedPart part) => body.ToCommand(part.Review));
        worker.Map("/reviews/{review:int}/late-acceptance", "Accept a late request for good cause", (AcceptLateReviewBody body, AddressedPart part) => body.ToCommand(part.Review));
        worker.Map("/reviews/{review:int}/late-refusal", "Refuse a late request", (RefuseLateReviewBody body, AddressedPart part) => body.ToCommand(part.Review));
        worker.Map("/reviews/{review:int}/panel", "Appoint the panel", (AppointReviewPanelBody body, AddressedPart part) => body.ToCommand(part.Review));
        worker.Map("/reviews/{review:int}/panel/replacements", "Put another person on the panel", (ReplaceReviewMemberBody body, AddressedPart part) => body.ToCommand(part.Review));
        worker.Map("/reviews/{review:int}/interests", "Declare interests", (DeclareInterestsBody body, AddressedPart part) => body.ToCommand(part.Review));
        worker.Map("/reviews/{review:int}/evidence", "Add evidence to a review", (AddReviewEvidenceBody body, AddressedPart part) => body.ToCommand(part.Review));
        worker.Map("/reviews/{review:int}/re-mark-order", "Have elements marked again", (OrderReMarkBody body, AddressedPart part) => body.ToCommand(part.Review));
        worker.Map("/reviews/{review:int}/re-marks", "Mark an element again", (ReMarkElementBody body, AddressedPart part) => body.ToCommand(part.Review));
        worker.Map("/reviews/{review:int}/votes", "Vote on a review", (CastReviewVoteBody body, AddressedPart part) => body.ToCommand(part.Review));
        worker.Map("/reviews/{review:int}/decision", "Record what the majority decided", (DecideReviewBody body, AddressedPart part) => body.ToCommand(part.Review));

        worker.Map("/rechecks", "Ask that a person looks at what a machine scored", (RequestRecheckBody body) => body.ToCommand());
        worker.Map("/rechecks/answer", "Answer what a person found", (AnswerRecheckBody body) => body.ToCommand());
    }

    private static void MapAccreditation(RouteGroupBuilder worker)
    {
        worker.Map("/learning", "Declare hours of learning", (DeclareLearningBody body) => body.ToCommand());
        worker.Map("/learning/{declaration:int}/corrections", "Put declared hours right", (CorrectLearningBody body, AddressedPart part) => body.ToCommand(part.Declaration));

        worker.Map("/reaccreditation/endorsements", "Endorse the practice for re-accreditation", (EndorseForReaccreditationBody body) => body.ToCommand());
        worker.Map("/reaccreditation/reminder", "Remind the worker that re-accreditation falls due", (RemindOfReaccreditationBody body) => body.ToCommand());
        worker.Map("/reaccreditation/overdue", "Note that re-accreditation is overdue", (MarkReaccreditationOverdueBody body) => body.ToCommand());
        worker.Map("/reaccreditation/not-current", "Note that the grace is over", (MarkAccreditationNotCurrentBody body) => body.ToCommand());

        worker.Map("/revocations", "Give notice of a revocation", (NotifyRevocationBody body) => body.ToCommand());
        worker.Map("/revocations/drop", "Drop a revocation of which notice was given", (DropRevocationBody body) => body.ToCommand());
        worker.Map("/revocations/carry-out", "Revoke the accreditation", (RevokeAccreditationBody body) => body.ToCommand());
    }

    private static void MapLeadership(RouteGroupBuilder worker)
    {
        worker.Map("/leadership/assessment-days", "Book a practice leader's assessment day", (BookAssessmentDayBody body) => body.ToCommand());
        worker.Map("/leadership/colleague-feedback", "Hand in what one group of colleagues fed back", (GatherColleagueFeedbackBody body) => body.ToCommand());
        worker.Map("/leadership/colleague-feedback/corrections", "Put a group's feedback right, before the release", (CorrectColleagueFeedbackBody body) => body.ToCommand());
        worker.Map("/roles/{role:int}/area", "Name the area that a practice leader leads", (NameLeadersAreaBody body, AddressedPart part) => body.ToCommand(part.Role));
        worker.Map("/roles/{role:int}/area/corrections", "Put the area of a leader's role right", (CorrectLeadersAreaBody body, AddressedPart part) => body.ToCommand(part.Role));
    }

    private static void MapMerging(RouteGroupBuilder worker)
    {
        worker.Map("/supersession", "Close a second record of one person in favour of the one that goes on", (SupersedeJourneyBody body) => body.ToCommand());
        worker.Map("/supersession/reversal", "Open a closed record again: the second step of an undoing", (ReinstateJourneyBody body) => body.ToCommand());
        worker.Map("/absorbed-records", "Take over what a closed record holds: the second step of a merging", (AbsorbRecordBody body) => body.ToCommand());
        worker.Map("/absorbed-records/separation", "Separate two records that were merged", (UndoMergeBody body) => body.ToCommand());
    }

    private static async Task<IResult> RegisterAsync(HttpContext http, IMediator sender, IRequestHasher hasher, CancellationToken cancellation)
    {
        var (prepared, problem) = await CommandRequests.PrepareAsync<RegisterSocialWorkerBody>(http, hasher, "registration", cancellation);
        if (prepared is null)
            return problem!;

        var body = prepared.Body;
        if (body.DateOfBirth is { } born && born >= body.On)
            return ProblemAnswer.Invalid([new InputFault("/dateOfBirth", "must lie before the registration")]);

        var person = new PersonDetails(new PersonName(body.Name.Given, body.Name.Family), body.DateOfBirth);
        var request = new RegistrationRequest(RegistrationNumber.Parse(body.RegistrationNumber), person, body.On, prepared.Identity, prepared.Caller, prepared.DryRun);
        return (await sender.Send(request, cancellation)).ToHttp(http);
    }
}
