using System.Collections;
using Naas.Domain.Assessments;

namespace Naas.Domain.Employers;

/// <summary>What is done on behalf of those who hold statutory functions, whoever employs the person who does it .</summary>
public enum StatutoryFunction
{
    // Practitioners (R-010, C16 ¶55)

    /// <summary>Making decisions about accepting a referral into children's social care .</summary>
    AcceptingReferrals = 1,

    /// <summary>Leading section 47 enquiries .</summary>
    LeadingSection47Enquiries = 2,

    /// <summary>Holding case responsibility for children in need and looked after children .</summary>
    HoldingCaseResponsibility = 3,

    /// <summary>Carrying out statutory assessments .</summary>
    StatutoryAssessments = 4,

    /// <summary>Plans related to private court proceedings, an item of its own (S-46).</summary>
    PrivateCourtProceedings = 5,

    /// <summary>Making, implementing and reviewing statutory plans .</summary>
    StatutoryPlans = 6,

    /// <summary>Holding supervisory responsibility for foster carers .</summary>
    SupervisingFosterCarers = 7,

    /// <summary>Approving and reviewing prospective and approved foster carers .</summary>
    ApprovingFosterCarers = 8,

    // Practice supervisors (R-011, C16 ¶56)

    /// <summary>Supervising those who carry out the functions above; whether they are accredited does not matter (S-18).</summary>
    SupervisingSocialWorkers = 9,

    /// <summary>Chairing child protection conferences .</summary>
    ChairingConferences = 10,

    /// <summary>Acting as Independent Reviewing Officer .</summary>
    IndependentReviewing = 11,

    /// <summary>Acting as a Children's Guardian; an eligible function, whatever becomes of the employer as a site (S-45).</summary>
    ChildrensGuardian = 12,

    /// <summary>Designated officer actions, on allegations against those who work with children .</summary>
    DesignatedOfficer = 13,

    // Practice leaders (R-004, R-012, C16 ¶57)

    /// <summary>Leading the local practice system, as Annex A of the consultation describes it.</summary>
    LeadingPractice = 14,
}

/// <summary>A set of statutory functions: what one role consists of.</summary>
public readonly record struct FunctionSet : IReadOnlyCollection<StatutoryFunction>
{
    private readonly int _bits;

    private FunctionSet(int bits) => _bits = bits;

    public static FunctionSet Empty => default;

    public int Count => int.PopCount(_bits);

    public static FunctionSet Of(params IEnumerable<StatutoryFunction> functions)
    {
        var bits = 0;
        foreach (var function in functions)
            bits |= Bit(function);
        return new FunctionSet(bits);
    }

    public bool Contains(StatutoryFunction function) => (_bits & Bit(function)) != 0;

    /// <summary>Whether one of them makes somebody eligible at a level; leading practice opens the supervisor level too (S-26).</summary>
    public bool OpenTo(Level level) => this.Any(function => LevelOf(function) == level || (level == Level.Supervisor && function == StatutoryFunction.LeadingPractice));

    /// <summary>The highest level one of them belongs to: the level at which somebody with several roles is assessed (S-23); null for none.</summary>
    public Level? Highest => Count == 0 ? null : this.Max(LevelOf);

    public IEnumerator<StatutoryFunction> GetEnumerator()
    {
        foreach (var function in Enum.GetValues<StatutoryFunction>())
        {
            if (Contains(function))
                yield return function;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(", ", this);

    private static Level LevelOf(StatutoryFunction function) => function switch
    {
        <= StatutoryFunction.ApprovingFosterCarers => Level.Practitioner,
        <= StatutoryFunction.DesignatedOfficer => Level.Supervisor,
        _ => Level.Leader,
    };

    private static int Bit(StatutoryFunction function) =>
        Enum.IsDefined(function) ? 1 << (int)function : throw new ArgumentOutOfRangeException(nameof(function), function, "No such function.");
}
