using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Equalities;
using Naas.Domain.Journeys;
using Naas.Domain.Policies;
using Naas.Domain.Rollouts;
using Naas.Domain.Standards;

namespace Naas.Application.Journeys;

/// <summary>How the domain's values are written in JSON: codes as strings, enumerations in kebab case, sets as arrays.</summary>
/// <remarks>One way for the log and for HTTP, so that what a consumer sends is what history says.</remarks>
public static class JourneyJson
{
    /// <summary>Strict: a member nobody knows, a missing one, or a null where none may be is an error, never a guess.</summary>
    public static JsonSerializerOptions Options { get; } = Create(JourneyJsonContext.Default);

    /// <summary>The same strictness for the shapes of another context.</summary>
    internal static JsonSerializerOptions Create(IJsonTypeInfoResolver shapes)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            NumberHandling = JsonNumberHandling.Strict,
            TypeInfoResolver = shapes,
        };
        AddConverters(options);
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Adds the converters of the domain's values to any options.</summary>
    public static void AddConverters(JsonSerializerOptions options)
    {
        Enumeration<Level>(options);
        Enumeration<Element>(options);
        Enumeration<ElementResult>(options);
        Enumeration<Outcome>(options);
        Enumeration<OrganisationKind>(options);
        Enumeration<EmploymentBasis>(options);
        Enumeration<LeavingReason>(options);
        Enumeration<LeavingDestination>(options);
        Enumeration<EntryRoute>(options);
        Enumeration<AbsenceKind>(options);
        Enumeration<WaiverReason>(options);
        Enumeration<ExtensionReason>(options);
        Enumeration<StatutoryFunction>(options);
        Enumeration<AreaJudgement>(options);
        Enumeration<RecordingUse>(options);
        Enumeration<CorrectionReason>(options);
        Enumeration<DeclineReason>(options);
        Enumeration<WithdrawalReason>(options);
        Enumeration<CancellationReason>(options);
        Enumeration<VoidReason>(options);
        Enumeration<AdjustmentReason>(options);
        Enumeration<MalpracticeKind>(options);
        Enumeration<ModerationReason>(options);
        Enumeration<BringForwardReason>(options);
        Enumeration<WindowStop>(options);
        Enumeration<ReaccreditationRoute>(options);
        Enumeration<RevocationGround>(options);
        Enumeration<ReviewGround>(options);
        Enumeration<GoodCause>(options);
        Enumeration<ReviewRemedy>(options);
        Enumeration<ReviewReason>(options);
        Enumeration<Sex>(options);
        Enumeration<Ethnicity>(options);
        Enumeration<Disability>(options);
        Enumeration<ReligionOrBelief>(options);
        Enumeration<SexualOrientation>(options);
        Enumeration<GenderReassignment>(options);
        Enumeration<MaritalStatus>(options);
        Enumeration<PregnancyAndMaternity>(options);
        Enumeration<SiteException>(options);
        Enumeration<ColleagueGroup>(options);
        Enumeration<Panel>(options);
        Enumeration<CutBasis>(options);
        Enumeration<SettingReason>(options);
        Enumeration<AbandonReason>(options);
        Enumeration<AnnouncementWithdrawal>(options);
        options.Converters.Add(new TextConverter<OrganisationCode>(OrganisationCode.IsValid, text => new OrganisationCode(text), "2 to 20 upper-case letters, digits and hyphens"));
        options.Converters.Add(new TextConverter<SittingCode>(SittingCode.IsValid, text => new SittingCode(text), "1 to 40 upper-case letters, digits and hyphens"));
        options.Converters.Add(new TextConverter<EditionCode>(EditionCode.IsValid, text => new EditionCode(text), "1 to 40 lower-case letters, digits and hyphens"));
        options.Converters.Add(new TextConverter<PhaseCode>(PhaseCode.IsValid, text => new PhaseCode(text), "1 to 40 lower-case letters, digits and hyphens"));
        options.Converters.Add(new TextConverter<ActorId>(ActorId.IsValid, text => new ActorId(text), "1 to 64 letters, digits, hyphens, points or underscores"));
        options.Converters.Add(new TextConverter<RecordingCode>(RecordingCode.IsValid, text => new RecordingCode(text), "1 to 40 upper-case letters, digits and hyphens"));
        options.Converters.Add(new TextConverter<CertificateNumber>(CertificateNumber.IsValid, text => new CertificateNumber(text), "a certificate number such as those on certificates"));
        options.Converters.Add(new TextConverter<DocumentId>(text => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty, text => new DocumentId(Guid.ParseExact(text, "D")), "the id of a stored document"));
        options.Converters.Add(new TextConverter<ServiceAreaCode>(ServiceAreaCode.IsValid, text => new ServiceAreaCode(text), "1 to 20 upper-case letters, digits and hyphens"));
        options.Converters.Add(new TextConverter<StandardVersion>(StandardVersion.IsValid, text => new StandardVersion(text), "1 to 20 lower-case letters, digits and hyphens"));
        options.Converters.Add(new TextConverter<JourneyId>(text => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty, text => new JourneyId(Guid.ParseExact(text, "D")), "the id of a journey"));
        options.Converters.Add(new StoredHistoryConverter());
        options.Converters.Add(new ListConverter<ElementSet, Element>(elements => ElementSet.Of(elements), elements => elements, "a list of elements"));
        options.Converters.Add(new ListConverter<FunctionSet, StatutoryFunction>(functions => FunctionSet.Of(functions), functions => functions, "a list of statutory functions"));
        options.Converters.Add(new ListConverter<ServiceAreaSet, ServiceAreaCode>(areas => ServiceAreaSet.Of(areas), areas => areas, "a list of areas"));
        options.Converters.Add(new ListConverter<AreaProfile, AreaRating>(ratings => AreaProfile.Of(ratings), profile => profile.Ratings, "a list of areas with their judgements, each area once"));
        options.Converters.Add(new ListConverter<ReviewReasonSet, ReviewReason>(reasons => ReviewReasonSet.Of(reasons), reasons => reasons, "a list of reasons of a review"));
        options.Converters.Add(new ListConverter<Judges, ActorId>(judges => Judges.Of(judges), judges => judges, "a list of judges"));
        options.Converters.Add(new ListConverter<Scores, decimal>(scores => new Scores(scores), scores => scores, "a list of numbers"));
    }

    private static void Enumeration<T>(JsonSerializerOptions options)
        where T : struct, Enum =>
        options.Converters.Add(new JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));

    private sealed class TextConverter<T>(Func<string?, bool> isValid, Func<string, T> make, string shape) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            return isValid(text) ? make(text!) : throw new JsonException($"must be {shape}");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    /// <summary>A value that is written as a list of its members.</summary>
    private sealed class ListConverter<T, TMember>(Func<TMember[], T> make, Func<T, IEnumerable<TMember>> members, string shape) : JsonConverter<T>
        where T : notnull
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var read = JsonSerializer.Deserialize<TMember[]>(ref reader, options) ?? throw new JsonException($"must be {shape}");
            try
            {
                return make(read);
            }
            catch (ArgumentException e)
            {
                throw new JsonException($"must be {shape}", e);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var member in members(value))
                JsonSerializer.Serialize(writer, member, options);
            writer.WriteEndArray();
        }
    }
}

[JsonSerializable(typeof(EventMetadata))]
[JsonSerializable(typeof(Element[]))]
[JsonSerializable(typeof(StatutoryFunction[]))]
[JsonSerializable(typeof(AreaRating[]))]
[JsonSerializable(typeof(ReviewReason[]))]
[JsonSerializable(typeof(JourneyEvent.SocialWorkerRegistered))]
[JsonSerializable(typeof(JourneyEvent.EmploymentStarted))]
[JsonSerializable(typeof(JourneyEvent.EmploymentEnded))]
[JsonSerializable(typeof(JourneyEvent.EmploymentCarriedOver))]
[JsonSerializable(typeof(JourneyEvent.EmploymentCorrected))]
[JsonSerializable(typeof(JourneyEvent.EmploymentExpunged))]
[JsonSerializable(typeof(JourneyEvent.StatutoryRoleStarted))]
[JsonSerializable(typeof(JourneyEvent.StatutoryRoleEnded))]
[JsonSerializable(typeof(JourneyEvent.StatutoryRoleCorrected))]
[JsonSerializable(typeof(JourneyEvent.StatutoryRoleEndCorrected))]
[JsonSerializable(typeof(JourneyEvent.StatutoryRoleExpunged))]
[JsonSerializable(typeof(JourneyEvent.AsyeCompleted))]
[JsonSerializable(typeof(JourneyEvent.AsyeCorrected))]
[JsonSerializable(typeof(JourneyEvent.MinimumServiceWaived))]
[JsonSerializable(typeof(JourneyEvent.MinimumServiceExtended))]
[JsonSerializable(typeof(JourneyEvent.AbsenceStarted))]
[JsonSerializable(typeof(JourneyEvent.AbsenceEnded))]
[JsonSerializable(typeof(JourneyEvent.AbsenceCorrected))]
[JsonSerializable(typeof(JourneyEvent.AbsenceExpunged))]
[JsonSerializable(typeof(JourneyEvent.AssessmentAgreed))]
[JsonSerializable(typeof(JourneyEvent.AssessmentDeclined))]
[JsonSerializable(typeof(JourneyEvent.AgreementWithdrawn))]
[JsonSerializable(typeof(JourneyEvent.AgreementCorrected))]
[JsonSerializable(typeof(JourneyEvent.EqualityInformationDeclared))]
[JsonSerializable(typeof(JourneyEvent.EndorsementRequested))]
[JsonSerializable(typeof(JourneyEvent.EndorsementDeclined))]
[JsonSerializable(typeof(JourneyEvent.PracticeEndorsed))]
[JsonSerializable(typeof(JourneyEvent.PracticeReEndorsed))]
[JsonSerializable(typeof(JourneyEvent.EndorsementRanked))]
[JsonSerializable(typeof(JourneyEvent.EndorsementWithdrawn))]
[JsonSerializable(typeof(JourneyEvent.EndorsementExpired))]
[JsonSerializable(typeof(JourneyEvent.EndorsementLapsedOnLeaving))]
[JsonSerializable(typeof(JourneyEvent.EndorsementReinstated))]
[JsonSerializable(typeof(JourneyEvent.EndorsementCorrected))]
[JsonSerializable(typeof(JourneyEvent.EndorsementExpunged))]
[JsonSerializable(typeof(JourneyEvent.PassportGranted))]
[JsonSerializable(typeof(JourneyEvent.PassportExpired))]
[JsonSerializable(typeof(JourneyEvent.SittingRequested))]
[JsonSerializable(typeof(JourneyEvent.SittingOffered))]
[JsonSerializable(typeof(JourneyEvent.SittingBooked))]
[JsonSerializable(typeof(JourneyEvent.BookingCorrected))]
[JsonSerializable(typeof(JourneyEvent.SittingCancelledOnLeaving))]
[JsonSerializable(typeof(JourneyEvent.SittingCancelled))]
[JsonSerializable(typeof(JourneyEvent.AdjustmentsRequested))]
[JsonSerializable(typeof(JourneyEvent.AdjustmentsAgreed))]
[JsonSerializable(typeof(JourneyEvent.AdjustmentsRefused))]
[JsonSerializable(typeof(JourneyEvent.SittingVoided))]
[JsonSerializable(typeof(JourneyEvent.MalpracticeAlleged))]
[JsonSerializable(typeof(JourneyEvent.WorkerHeard))]
[JsonSerializable(typeof(JourneyEvent.MalpracticeFound))]
[JsonSerializable(typeof(JourneyEvent.MalpracticeNotFound))]
[JsonSerializable(typeof(JourneyEvent.ExerciseRated))]
[JsonSerializable(typeof(JourneyEvent.ThirdRatingNeeded))]
[JsonSerializable(typeof(JourneyEvent.ElementMarked))]
[JsonSerializable(typeof(JourneyEvent.MarkModerated))]
[JsonSerializable(typeof(JourneyEvent.NarrativeRecorded))]
[JsonSerializable(typeof(JourneyEvent.RecordingTaken))]
[JsonSerializable(typeof(JourneyEvent.RecordingTrainingAgreed))]
[JsonSerializable(typeof(JourneyEvent.RecordingHandedOver))]
[JsonSerializable(typeof(JourneyEvent.RecordingUsed))]
[JsonSerializable(typeof(JourneyEvent.RecordingDestroyed))]
[JsonSerializable(typeof(JourneyEvent.SimulationSampled))]
[JsonSerializable(typeof(JourneyEvent.SimulationCommented))]
[JsonSerializable(typeof(JourneyEvent.ResultReleased))]
[JsonSerializable(typeof(JourneyEvent.FeedbackIssued))]
[JsonSerializable(typeof(JourneyEvent.MarkCorrected))]
[JsonSerializable(typeof(JourneyEvent.ResultCorrected))]
[JsonSerializable(typeof(JourneyEvent.ResultAnnulled))]
[JsonSerializable(typeof(JourneyEvent.Accredited))]
[JsonSerializable(typeof(JourneyEvent.NarrowRetakeOpened))]
[JsonSerializable(typeof(JourneyEvent.ElementRetakeOpened))]
[JsonSerializable(typeof(JourneyEvent.FullRetakeOpened))]
[JsonSerializable(typeof(JourneyEvent.DevelopmentPlanAgreed))]
[JsonSerializable(typeof(JourneyEvent.RetakeBroughtForward))]
[JsonSerializable(typeof(JourneyEvent.RetakeWindowMoved))]
[JsonSerializable(typeof(JourneyEvent.NarrowRetakeLapsed))]
[JsonSerializable(typeof(JourneyEvent.BankedElementsExpired))]
[JsonSerializable(typeof(JourneyEvent.ReviewSupported))]
[JsonSerializable(typeof(JourneyEvent.ReviewRequested))]
[JsonSerializable(typeof(JourneyEvent.LateReviewAccepted))]
[JsonSerializable(typeof(JourneyEvent.LateReviewRefused))]
[JsonSerializable(typeof(JourneyEvent.ReviewOpened))]
[JsonSerializable(typeof(JourneyEvent.ReviewWithdrawn))]
[JsonSerializable(typeof(JourneyEvent.ReviewPanelAppointed))]
[JsonSerializable(typeof(JourneyEvent.ReviewMemberReplaced))]
[JsonSerializable(typeof(JourneyEvent.InterestsDeclared))]
[JsonSerializable(typeof(JourneyEvent.ReviewEvidenceAdded))]
[JsonSerializable(typeof(JourneyEvent.ReMarkOrdered))]
[JsonSerializable(typeof(JourneyEvent.ElementReMarked))]
[JsonSerializable(typeof(JourneyEvent.ReviewVoteCast))]
[JsonSerializable(typeof(JourneyEvent.ReviewDecided))]
[JsonSerializable(typeof(JourneyEvent.ResultSetAside))]
[JsonSerializable(typeof(JourneyEvent.FindingOverturned))]
[JsonSerializable(typeof(JourneyEvent.AccreditationReinstated))]
[JsonSerializable(typeof(JourneyEvent.RecheckRequested))]
[JsonSerializable(typeof(JourneyEvent.RecheckAnswered))]
[JsonSerializable(typeof(JourneyEvent.CertificateIssued))]
[JsonSerializable(typeof(JourneyEvent.ReaccreditationReminded))]
[JsonSerializable(typeof(JourneyEvent.LearningDeclared))]
[JsonSerializable(typeof(JourneyEvent.LearningCorrected))]
[JsonSerializable(typeof(JourneyEvent.PracticeEndorsedForReaccreditation))]
[JsonSerializable(typeof(JourneyEvent.Reaccredited))]
[JsonSerializable(typeof(JourneyEvent.ReaccreditationDueMoved))]
[JsonSerializable(typeof(JourneyEvent.ReaccreditationOverdue))]
[JsonSerializable(typeof(JourneyEvent.AccreditationNotCurrent))]
[JsonSerializable(typeof(JourneyEvent.AccreditationRestored))]
[JsonSerializable(typeof(JourneyEvent.ReaccreditationUndone))]
[JsonSerializable(typeof(JourneyEvent.RevocationNotified))]
[JsonSerializable(typeof(JourneyEvent.RevocationDropped))]
[JsonSerializable(typeof(JourneyEvent.AccreditationRevoked))]
[JsonSerializable(typeof(JourneyEvent.ColleagueFeedbackGathered))]
[JsonSerializable(typeof(JourneyEvent.ColleagueFeedbackCorrected))]
[JsonSerializable(typeof(JourneyEvent.LeadersAreaNamed))]
[JsonSerializable(typeof(JourneyEvent.LeadersAreaCorrected))]
[JsonSerializable(typeof(JourneyEvent.JourneySuperseded))]
[JsonSerializable(typeof(JourneyEvent.RecordAbsorbed))]
[JsonSerializable(typeof(JourneyEvent.MergeUndone))]
[JsonSerializable(typeof(JourneyEvent.JourneyReinstated))]
internal sealed partial class JourneyJsonContext : JsonSerializerContext;
