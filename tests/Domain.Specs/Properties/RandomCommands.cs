using Naas.Domain.Rollouts;
using Naas.Domain.Specs.Journeys;

namespace Naas.Domain.Specs.Properties;

/// <summary>Commands by chance, with the facts that the application would fill in; most name what there is, some what there is not.</summary>
internal sealed partial class RandomCommands(World world, Journey journey, DateOnly today, Dice dice)
{
    private static readonly string[] Employers = ["LEEDS", "BURY", "LEEDS", "WIGAN", "BURY", "TRAFFORD"];
    private static readonly string[] Organisations = ["LEEDS", "BURY", "WIGAN", "LEEDS-TRUST", "TRAFFORD", "BRIGHT-STAFFING"];
    private static readonly Element[] AnyElement = Enum.GetValues<Element>();
    private static readonly ColleagueGroup[] Groups = Enum.GetValues<ColleagueGroup>();

    /// <summary>How many commands there are to choose from.</summary>
    public static int Count { get; } = typeof(JourneyCommand).GetNestedTypes().Length;

    /// <summary>One of the whole vocabulary, each as often as any other.</summary>
    public JourneyCommand Any(Level level, DateOnly on) => dice.Roll(Count) switch
    {
        // Entry
        0 => new JourneyCommand.RegisterSocialWorker(on),
        1 => StartEmployment(on),
        2 => EndEmployment(on),
        3 => CarryOver(dice.OnceIn(4) ? on : world.SuccessionOn),
        4 => CorrectEmployment(on),
        5 => StartRole(level, on),
        6 => new JourneyCommand.EndStatutoryRole(Number(journey.RolesRecorded), on),
        7 => CorrectRole(level, on),
        8 => new JourneyCommand.CompleteAsye(Number(journey.RolesRecorded), on),
        9 => new JourneyCommand.WaiveMinimumService(Number(journey.RolesRecorded), WaiverReason.ReadySooner, on),
        10 => ExtendMinimumService(on),
        11 => new JourneyCommand.StartAbsence(Number(journey.SpellsRecorded), dice.Pick(AbsenceKind.Protected, AbsenceKind.Protected, AbsenceKind.OtherAuthorised), on),
        12 => new JourneyCommand.EndAbsence(Number(journey.AbsencesRecorded), on),
        13 => CorrectAbsence(on),
        14 => new JourneyCommand.AgreeToAssessment(level, on),
        15 => new JourneyCommand.DeclineAssessment(level, on),
        16 => new JourneyCommand.WithdrawAgreement(level, on),
        17 => new JourneyCommand.CorrectAgreement(level, Near(journey.At(level).AgreedOn), CorrectionReason.WrongDate, on),

        // Endorsement
        18 => RequestEndorsement(level, on),
        19 => new JourneyCommand.DeclineEndorsement(level, journey.At(level).EndorsementRequest?.Of ?? Organisation(), DeclineReason.NotYetReady, on),
        20 => Endorse(level, SomeEmployer(), on),
        21 => new JourneyCommand.RankEndorsement(level, SomeEndorser(level), dice.Roll(8), on),
        22 => new JourneyCommand.WithdrawEndorsement(level, SomeEndorser(level), WithdrawalReason.RoleChanged, on),
        23 => new JourneyCommand.ExpireEndorsement(level, Number(journey.At(level).Endorsements.Length), on),
        24 => CorrectEndorsement(level, on),
        25 => GrantPassport(level, on),
        26 => new JourneyCommand.ExpirePassport(level, on) { PassportsUntil = world.PassportsUntil(today) },

        // Sitting
        27 => new JourneyCommand.RequestSitting(level, on),
        28 => new JourneyCommand.OfferSitting(level, on.AddDays(dice.Roll(60) - 2), on),
        29 => Book(level, on, on.AddDays(dice.Roll(200) - 10)),
        30 => new JourneyCommand.CancelSitting(level, dice.Pick(CancellationReason.SittingNotHeld, CancellationReason.WorkerUnavailable, CancellationReason.ResultCorrected), on),
        31 => CorrectBooking(level, on),
        32 => new JourneyCommand.RequestAdjustments(level, SomeDocument(), on),
        33 => DecideAdjustments(level, on),
        34 => new JourneyCommand.VoidSitting(level, dice.Pick(VoidReason.NoShow, VoidReason.Unfinished, VoidReason.TechnicalFailure, VoidReason.AdjustmentNotMade, VoidReason.Malpractice), on),
        35 => Allege(level, on),
        36 => new JourneyCommand.AnswerAllegation(level, SomeDocument(), on),
        37 => DecideMalpractice(level, on),
        38 => Mark(level, SomeElement(level), on),
        39 => Rate(level, SomeElement(level), dice.Roll(4), on),
        40 => Moderate(level, on),
        41 => new JourneyCommand.RecordNarrative(level, SomeDocument(), on),
        42 => TakeRecording(level, on),
        43 => new JourneyCommand.AgreeToTrainingUse(level, SomeRecording(level), on),
        44 => new JourneyCommand.HandOverRecording(level, SomeRecording(level), Organisation(), on),
        45 => new JourneyCommand.UseRecording(level, SomeRecording(level), dice.Pick(RecordingUse.Moderation, RecordingUse.IndependentReview, RecordingUse.Training, RecordingUse.ServiceUserPanel), on),
        46 => new JourneyCommand.DestroyRecording(level, SomeRecording(level), on),

        // Outcome
        47 => Release(level, on),
        48 => CorrectMark(level, on),
        49 => AgreePlan(level, on),
        50 => BringForward(level, on),
        51 => new JourneyCommand.LapseNarrowRetake(level, on),
        52 => new JourneyCommand.ExpireBankedElements(level, on),

        // Accreditation
        53 => new JourneyCommand.RemindOfReaccreditation(level, dice.Pick(6, 3, 1, 2), on),
        54 => DeclareLearning(level, on),
        55 => new JourneyCommand.CorrectLearning(level, Number(journey.At(level).Accreditation?.Learning.Length ?? 0), dice.Roll(40), CorrectionReason.ClericalError, on) { Certificate = KnownFacts.Certificate },
        56 => EndorseForReaccreditation(level, on),
        57 => new JourneyCommand.MarkReaccreditationOverdue(level, on),
        58 => new JourneyCommand.MarkAccreditationNotCurrent(level, on),
        59 => NotifyRevocation(level, on),
        60 => new JourneyCommand.DropRevocation(level, on) { Certificate = KnownFacts.Certificate },
        61 => new JourneyCommand.RevokeAccreditation(level, on) { Certificate = KnownFacts.Certificate },

        // What is the wrong worker's, and the completion of the supported year
        62 => new JourneyCommand.ExpungeEmployment(Number(journey.SpellsRecorded), CorrectionReason.WrongPerson, on),
        63 => new JourneyCommand.ExpungeStatutoryRole(Number(journey.RolesRecorded), CorrectionReason.WrongPerson, on),
        64 => new JourneyCommand.ExpungeAbsence(Number(journey.AbsencesRecorded), CorrectionReason.WrongPerson, on),
        65 => new JourneyCommand.ExpungeEndorsement(level, Number(journey.At(level).Endorsements.Length), CorrectionReason.WrongPerson, on),
        66 => CorrectAsye(on),

        // Leadership
        67 => BookDay(on, on.AddDays(dice.Roll(200) - 10)),
        68 => Gather(dice.Pick(Groups), on),
        69 => new JourneyCommand.CorrectColleagueFeedback(dice.Pick(Groups), dice.Roll(20), SomeDocument(), CorrectionReason.ClericalError, on),
        70 => new JourneyCommand.NameLeadersArea(Number(journey.RolesRecorded), new(dice.Pick("NORTH", "SOUTH", "EAST")), on) { Division = SomeDivision() },
        71 => new JourneyCommand.CorrectLeadersArea(SomeLeadersRole(), dice.OnceIn(3) ? null : new ServiceAreaCode(dice.Pick("NORTH", "SOUTH")), CorrectionReason.ClericalError, on) { Division = SomeDivision() },

        // What service users say of a sample
        72 => new JourneyCommand.SampleSimulation(level, SomeRecording(level), on),
        73 => new JourneyCommand.CommentOnSimulation(level, SomeRecording(level), SomeDocument(), on),

        // Review
        74 => Support(level, on),
        75 => RequestReview(level, on),
        76 => new JourneyCommand.WithdrawReview(level, SomeReview(level), on),
        77 => new JourneyCommand.AcceptLateReview(level, SomeReview(level), GoodCause.Illness, on),
        78 => new JourneyCommand.RefuseLateReview(level, SomeReview(level), on),
        79 => AppointPanel(level, SomeReview(level), on),
        80 => ReplaceMember(level, SomeReview(level), on),
        81 => new JourneyCommand.DeclareInterests(level, SomeReview(level), dice.OnceIn(3), on),
        82 => new JourneyCommand.AddReviewEvidence(level, SomeReview(level), SomeDocument(), on),
        83 => new JourneyCommand.OrderReMark(level, SomeReview(level), ElementSet.Of(dice.Pick(AnyElement)), on),
        84 => ReMark(level, SomeReview(level), dice.Pick(AnyElement), on),
        85 => Vote(level, SomeReview(level), on),
        86 => DecideReview(level, SomeReview(level), on),
        87 => RequestRecheck(level, on),

        // Equality information
        88 => new JourneyCommand.DeclareEqualityInformation(journey.EqualityInformation + dice.Roll(3), on),
        _ => AnswerRecheck(level, on),
    };

    public static JourneyCommand.BookAssessmentDay BookDay(DateOnly on, DateOnly sitsOn) => new(new($"DAY-{sitsOn:yyyyMMdd}"), sitsOn, on);

    public JourneyCommand.GatherColleagueFeedback Gather(ColleagueGroup group, DateOnly on) => new(group, dice.OnceIn(10) ? 0 : 1 + dice.Roll(20), SomeDocument(), on);

    private int SomeLeadersRole() => journey.Roles.FirstOrDefault(role => role.Area is not null)?.Number ?? Number(journey.RolesRecorded);

    private Division? SomeDivision() => dice.OnceIn(4) ? null : new Division(LeadershipWords.NorthAndSouth, World.FirstDay, null);

    private Element SomeElement(Level level) => dice.OnceIn(6) ? dice.Pick(AnyElement) : dice.Pick([.. ElementSet.AssessedAt(level)]);

    public JourneyCommand.StartEmployment StartEmployment(DateOnly on)
    {
        var at = dice.OnceIn(10) ? dice.Pick(Organisations) : dice.Pick(Employers);
        var basis = dice.Pick(EmploymentBasis.Direct, EmploymentBasis.Direct, EmploymentBasis.Agency, EmploymentBasis.SelfEmployed);
        var agency = AgencyFor(basis);
        return new(new(at), basis, agency, on) { Placement = KnownFacts.Known(at), ContractHolder = Known(agency), Succession = world.SuccessorOf(new(at), today), NumberIsTheirs = !dice.OnceIn(20) };
    }

    public JourneyCommand.EndEmployment EndEmployment(DateOnly on) =>
        new(Number(journey.SpellsRecorded), LeavingReason.Resignation, LeavingDestination.NotKnown, on);

    private JourneyCommand.CarryOverEmployment CarryOver(DateOnly on)
    {
        var spell = Number(journey.SpellsRecorded);
        return new(spell, on) { Succession = world.SuccessorOf(journey.Spell(spell)?.PlacedAt, today) };
    }

    public JourneyCommand.CorrectEmployment CorrectEmployment(DateOnly on)
    {
        var number = Number(journey.SpellsRecorded);
        var spell = journey.Spell(number);
        var basis = dice.OnceIn(4) ? EmploymentBasis.SelfEmployed : spell?.Basis ?? EmploymentBasis.Direct;
        var agency = spell?.Basis == basis ? spell.Agency : AgencyFor(basis);
        var to = dice.OnceIn(3) ? null : spell?.To is { } last ? Near(last) : spell?.To;
        return new(number, basis, agency, dice.OnceIn(2) ? spell?.From ?? on : Near(spell?.From), to, CorrectionReason.LateInformation, on) { ContractHolder = Known(agency) };
    }

    public JourneyCommand.StartStatutoryRole StartRole(Level level, DateOnly on)
    {
        var (functions, route) = RoleAt(level);
        int? months = dice.OnceIn(6) ? dice.Roll(15) : null;
        var open = journey.Spells.LastOrDefault(spell => spell.IsOpen);
        return new(open is null || dice.OnceIn(6) ? Number(journey.SpellsRecorded) : open.Number, functions, route, dice.OnceIn(5), months, on);
    }

    private JourneyCommand.CorrectStatutoryRole CorrectRole(Level level, DateOnly on)
    {
        var number = Number(journey.RolesRecorded);
        var (functions, route) = RoleAt(level);
        var role = journey.Role(number);
        var to = role?.To is { } last ? dice.OnceIn(3) ? null : dice.OnceIn(2) ? last : Near(last) : (DateOnly?)null;
        return role is null || dice.OnceIn(2)
            ? new(number, functions, route, Near(role?.From), to, CorrectionReason.ClericalError, on)
            : new(number, role.Functions, role.Route, role.From, to, CorrectionReason.ClericalError, on);
    }

    private JourneyCommand.CorrectAsye CorrectAsye(DateOnly on)
    {
        var role = journey.Roles.FirstOrDefault(held => held.AsyeCompletedOn is not null)?.Number ?? Number(journey.RolesRecorded);
        return new(role, dice.OnceIn(3) ? null : Near(journey.Role(role)?.AsyeCompletedOn), CorrectionReason.WrongDate, on);
    }

    private (FunctionSet Functions, EntryRoute Route) RoleAt(Level level) => level switch
    {
        _ when dice.OnceIn(30) => (FunctionSet.Empty, EntryRoute.Established),
        Practitioner => (FunctionSet.Of(StatutoryFunction.HoldingCaseResponsibility), dice.Pick(EntryRoute.Established, EntryRoute.Established, EntryRoute.NewlyQualified, EntryRoute.OutsideEngland, EntryRoute.NewSupervisor)),
        Supervisor => (FunctionSet.Of(StatutoryFunction.SupervisingSocialWorkers, StatutoryFunction.StatutoryPlans), dice.Pick(EntryRoute.Established, EntryRoute.NewSupervisor, EntryRoute.OtherSocialWorkRole)),
        _ => (FunctionSet.Of(StatutoryFunction.LeadingPractice), dice.Pick(EntryRoute.Established, EntryRoute.NewLeader)),
    };

    private JourneyCommand.ExtendMinimumService ExtendMinimumService(DateOnly on)
    {
        var number = Number(journey.RolesRecorded);
        return new(number, (journey.Role(number)?.NotBefore ?? on).AddDays(dice.Roll(200) - 30), ExtensionReason.NarrowCaseload, on);
    }

    private JourneyCommand.CorrectAbsence CorrectAbsence(DateOnly on)
    {
        var number = Number(journey.AbsencesRecorded);
        var absence = journey.Absence(number);
        return new(number, dice.Pick(AbsenceKind.Protected, AbsenceKind.OtherAuthorised), Near(absence?.From), dice.OnceIn(4) ? null : absence?.To is { } to ? Near(to) : null, CorrectionReason.WrongDate, on);
    }

    private JourneyCommand.RequestEndorsement RequestEndorsement(Level level, DateOnly on)
    {
        var of = SomeEmployer();
        return new(level, of, on) { Endorser = Known(of) };
    }

    public JourneyCommand.EndorsePractice Endorse(Level level, OrganisationCode by, DateOnly on) =>
        new(level, by, on, dice.OnceIn(5) ? dice.Roll(5) : null) { Endorser = Known(by) };

    private JourneyCommand.CorrectEndorsement CorrectEndorsement(Level level, DateOnly on)
    {
        var number = Number(journey.At(level).Endorsements.Length);
        return new(level, number, Near(journey.At(level).Endorsement(number)?.On), CorrectionReason.WrongDate, on);
    }

    public JourneyCommand.GrantPassport GrantPassport(Level level, DateOnly on) =>
        new(level, dice.OnceIn(5) ? ElementSet.Of(Simulated) : ElementSet.Of(Simulated, Written), !dice.OnceIn(5), on) { PassportsUntil = world.PassportsUntil(today) };

    public JourneyCommand.BookSitting Book(Level level, DateOnly on, DateOnly sitsOn) =>
        new(level, new($"SITTING-{sitsOn:yyyyMMdd}"), sitsOn, on) { PassportsUntil = world.PassportsUntil(today) };

    private JourneyCommand.CorrectBooking CorrectBooking(Level level, DateOnly on)
    {
        var sitsOn = Near(journey.At(level).UnderWay?.SitsOn);
        return new(level, new($"SITTING-{sitsOn:yyyyMMdd}"), sitsOn, CorrectionReason.WrongDate, on) { PassportsUntil = world.PassportsUntil(today) };
    }

    /// <summary>Agreed as asked for at first, in part when it was refused before; now and then for a reason that says the opposite.</summary>
    public JourneyCommand.DecideAdjustments DecideAdjustments(Level level, DateOnly on)
    {
        var agreed = dice.OnceIn(2);
        var fitting = agreed
            ? journey.At(level).Adjustments is { Agreed: false } ? AdjustmentReason.InPart : dice.Pick(AdjustmentReason.AsRequested, AdjustmentReason.AlreadyProvided)
            : dice.Pick(AdjustmentReason.NotReasonable, AdjustmentReason.MoreInformationNeeded, AdjustmentReason.AlreadyProvided);
        return new(level, agreed, dice.OnceIn(10) ? dice.Pick(AdjustmentReason.AsRequested, AdjustmentReason.NotReasonable) : fitting, on);
    }

    public JourneyCommand.DecideMalpractice DecideMalpractice(Level level, DateOnly on) =>
        new(level, dice.OnceIn(2) ? MalpracticeKind.Collusion : null, dice.OnceIn(10) ? null : SomeDocument(), on) { Certificate = KnownFacts.Certificate };

    public JourneyCommand Mark(Level level, Element element, DateOnly on)
    {
        var standard = world.Standard(level, element);
        return new JourneyCommand.RecordMark(level, element, Score(standard), SomeAreas(), on) { Standard = standard };
    }

    public JourneyCommand Rate(Level level, Element element, int exercise, DateOnly on)
    {
        var standard = world.Standard(level, element);
        return new JourneyCommand.RateExercise(level, element, exercise, Score(standard) / Math.Max(standard.Exercises, 1), SomeAreas(), on) { Standard = standard };
    }

    private JourneyCommand.ModerateMark Moderate(Level level, DateOnly on)
    {
        var standard = world.Standard(level, SomeElement(level));
        return new(level, standard.Element, Score(standard), SomeAreas(), ModerationReason.SumWrong, on) { Standard = standard };
    }

    public JourneyCommand.TakeRecording TakeRecording(Level level, DateOnly on) =>
        new(level, new($"REC-{level}-{journey.At(level).Recordings.Length + dice.Roll(2)}".ToUpperInvariant()), Organisation(), on);

    /// <summary>The corrected result that waits, the attempt under way, or any other.</summary>
    public JourneyCommand.ReleaseResult Release(Level level, DateOnly on)
    {
        var track = journey.At(level);
        var waits = track.Released.FirstOrDefault(released => released.AwaitsCorrectedRelease)?.Number ?? track.UnderWay?.Number;
        return new(level, waits is { } attempt && !dice.OnceIn(8) ? attempt : Number(track.Bookings), on) { Certificate = KnownFacts.Certificate };
    }

    /// <summary>About what was sat last, mostly.</summary>
    public JourneyCommand.AllegeMalpractice Allege(Level level, DateOnly on)
    {
        var track = journey.At(level);
        return new(level, dice.OnceIn(2) && track.UnderWay is { } attempt ? attempt.Number : SomeReleased(level) ?? track.Bookings, SomeDocument(), on);
    }

    private int? SomeReleased(Level level) =>
        journey.At(level).Released is { IsEmpty: false } released ? dice.OnceIn(3) ? dice.Pick(released).Number : released[^1].Number : null;

    public JourneyCommand.CorrectMark CorrectMark(Level level, DateOnly on)
    {
        var track = journey.At(level);
        var attempt = dice.OnceIn(3) ? track.UnderWay?.Number : SomeReleased(level);
        var standard = world.Standard(level, SomeElement(level));
        return new(level, attempt ?? track.Bookings, standard.Element, Score(standard), SomeAreas(), CorrectionReason.MarkingError, on) { Standard = standard };
    }

    public JourneyCommand.AgreeDevelopmentPlan AgreePlan(Level level, DateOnly on) => new(level, SomeDocument(), on);

    public static JourneyCommand.BringRetakeForward BringForward(Level level, DateOnly on) => new(level, BringForwardReason.PracticeObserved, on);

    public JourneyCommand.DeclareLearning DeclareLearning(Level level, DateOnly on) => new(level, dice.Roll(40), on) { Declaration = dice.OnceIn(3) ? 1 + dice.Roll(4) : null, Certificate = KnownFacts.Certificate };

    public JourneyCommand.EndorseForReaccreditation EndorseForReaccreditation(Level level, DateOnly on)
    {
        var by = SomeEmployer();
        return new(level, by, on) { Endorser = Known(by), Certificate = KnownFacts.Certificate };
    }

    public JourneyCommand.NotifyRevocation NotifyRevocation(Level level, DateOnly on) =>
        new(level, journey.At(level).Released.Any(released => released.MalpracticeFound) ? RevocationGround.MalpracticeFound : RevocationGround.ResultIssuedInError, SomeDocument(), on);

    /// <summary>The organisation of an employment that lasts, as a rule.</summary>
    public OrganisationCode SomeEmployer() =>
        journey.Spells.Where(spell => spell.IsOpen).ToArray() is { Length: > 0 } open && !dice.OnceIn(6) ? dice.Pick(open).PlacedAt : Organisation();

    public DocumentId SomeDocument() => new(new Guid(1 + dice.Roll(1000), 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));

    private OrganisationCode SomeEndorser(Level level) => journey.At(level).Endorsements.LastOrDefault()?.EndorsedBy ?? Organisation();

    private OrganisationCode Organisation() => new(dice.Pick(Organisations));

    private OrganisationCode? AgencyFor(EmploymentBasis basis) =>
        (basis == EmploymentBasis.Agency) == (dice.Roll(10) > 0) ? new(dice.Pick("BRIGHT-STAFFING", "SWIFT-CARE", "BURY")) : null;

    private static Organisation Known(OrganisationCode code) => KnownFacts.Known(code.Value);

    private static Organisation? Known(OrganisationCode? code) => code is { } named ? Known(named) : null;

    private RecordingCode SomeRecording(Level level) => journey.At(level).Recordings is { IsEmpty: false } taken && !dice.OnceIn(6) ? dice.Pick(taken).Code : new("REC-NONE");

    /// <summary>One of those there are, the last one mostly; now and then one that there is not.</summary>
    private int Number(int count) => dice.Roll(8) switch
    {
        0 => dice.Roll(count + 2),
        < 3 => 1 + dice.Roll(Math.Max(count, 1)),
        _ => count,
    };

    private DateOnly Near(DateOnly? day) => (day ?? today).AddDays(dice.Roll(dice.OnceIn(3) ? 200 : 20) - dice.Roll(dice.OnceIn(3) ? 200 : 20));

    private AreaProfile SomeAreas() => dice.OnceIn(3) ? KnownFacts.Areas(dice.Pick(AreaJudgement.ToDevelop, AreaJudgement.Met), 1 + dice.Roll(9)) : AreaProfile.Empty;

    private decimal Score(PerformanceStandard standard) => dice.Roll(12) switch
    {
        < 6 => standard.Cut + 2,
        < 8 => standard.Cut - 2,
        < 10 => standard.NarrowFrom - 1,
        10 => standard.Cut + dice.Roll(20),
        _ => dice.Roll(90) - 5,
    };
}
