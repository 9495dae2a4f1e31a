using System.Collections.Immutable;

namespace Naas.Domain.Equalities;

/// <summary>What the person directory knows of a person that figures of equality rest on. Prints as a placeholder.</summary>
/// <param name="BornOn">Null where it is not known.</param>
/// <param name="Answers">Every declaration that is kept, by its version; which of them count, the journey says.</param>
public sealed record PersonFacts(DateOnly? BornOn, ImmutableSortedDictionary<int, EqualityAnswers> Answers)
{
    /// <summary>The answers of a declaration that the journey names.</summary>
    /// <returns><see cref="EqualityAnswers.None"/> for version 0, which is none, and for one that is not kept any more.</returns>
    public EqualityAnswers AnswersOf(int version) => Answers.GetValueOrDefault(version, EqualityAnswers.None);

    public override string ToString() => "[facts of a person]";
}
