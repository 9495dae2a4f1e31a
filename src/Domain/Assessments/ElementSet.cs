using System.Collections;

namespace Naas.Domain.Assessments;

/// <summary>Which elements: those due at a sitting, those met, those not met.</summary>
/// <remarks>A value, so that two events that name the same elements are equal; always in the order of the assessment.</remarks>
public readonly record struct ElementSet : IReadOnlyCollection<Element>
{
    private readonly int _bits;

    private ElementSet(int bits) => _bits = bits;

    public static ElementSet Empty => default;

    /// <summary>Knowledge, simulated and written: a first attempt or a full retake.</summary>
    public static ElementSet All => Of(Element.Knowledge, Element.Simulated, Element.Written);

    /// <summary>The parts of a practice leader's assessment day .</summary>
    public static ElementSet Leadership => Of(Element.RolePlay, Element.WrittenExercise, Element.Interview);

    /// <summary>What no assessor rates: right and wrong answers are counted.</summary>
    public static ElementSet ScoredByMachine => Of(Element.Knowledge);

    public int Count => int.PopCount(_bits);

    /// <summary>Every element that is assessed at a level: leaders have a process of their own .</summary>
    public static ElementSet AssessedAt(Level level) => level == Level.Leader ? Leadership : All;

    public static ElementSet Of(params ReadOnlySpan<Element> elements)
    {
        var bits = 0;
        foreach (var element in elements)
            bits |= Bit(element);
        return new ElementSet(bits);
    }

    public bool Contains(Element element) => (_bits & Bit(element)) != 0;

    public ElementSet With(Element element) => new(_bits | Bit(element));

    public ElementSet Without(Element element) => new(_bits & ~Bit(element));

    /// <summary>The one element of a set of one.</summary>
    /// <exception cref="InvalidOperationException">The set holds none, or several.</exception>
    public Element Sole() => Count == 1 ? this.First() : throw new InvalidOperationException($"The set {this} does not hold exactly one element.");

    public IEnumerator<Element> GetEnumerator()
    {
        if (Contains(Element.Knowledge))
            yield return Element.Knowledge;
        if (Contains(Element.Simulated))
            yield return Element.Simulated;
        if (Contains(Element.Written))
            yield return Element.Written;
        if (Contains(Element.RolePlay))
            yield return Element.RolePlay;
        if (Contains(Element.WrittenExercise))
            yield return Element.WrittenExercise;
        if (Contains(Element.Interview))
            yield return Element.Interview;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(", ", this.Select(Word));

    private static string Word(Element element) => element switch
    {
        Element.RolePlay => "role play",
        Element.WrittenExercise => "written exercise",
        _ => element.ToString().ToLowerInvariant(),
    };

    private static int Bit(Element element) =>
        Enum.IsDefined(element) ? 1 << (int)element : throw new ArgumentOutOfRangeException(nameof(element), element, "No such element.");
}
