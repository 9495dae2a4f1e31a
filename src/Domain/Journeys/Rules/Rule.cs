using System.Collections.Immutable;
using Naas.Domain.Policies;

namespace Naas.Domain.Journeys;

/// <summary>A rule that a command has to keep: a value that decides, and that can say what it found.</summary>
public interface IRule<in TCommand>
{
    /// <summary>What it asks for, as a heading.</summary>
    string Asks { get; }

    /// <summary>The refusals it speaks, the usual one first.</summary>
    ImmutableArray<RefusalKind> Kinds { get; }

    /// <summary>The refusal where the rule is broken; null where it is held, or does not apply.</summary>
    Refusal? Broken(TCommand command, Journey journey, Policy policy);

    /// <summary>The same with everything that it rests on, held or not.</summary>
    Finding Examine(TCommand command, Journey journey, Policy policy);
}

/// <summary>One rule: whether it is broken, and what is said of it when it is not.</summary>
/// <remarks>
/// Deciding asks <see cref="WhyNot"/> and nothing else. All the rest is for who asks why; it stands beside it so that nobody
/// changes the one without the other. A rule answers on any journey, also where one before it is broken. Its sentences are plain
/// strings: the whole program runs under the invariant culture (Directory.Build.props).
/// </remarks>
internal sealed class Rule<TCommand>(string asks, params ReadOnlySpan<RefusalKind> kinds) : IRule<TCommand>
{
    public string Asks { get; } = asks;

    public ImmutableArray<RefusalKind> Kinds { get; } = [.. kinds];

    /// <summary>The refusal where it is broken.</summary>
    public required Func<TCommand, Journey, Policy, Refusal?> WhyNot { get; init; }

    /// <summary>How it is held, in a sentence about this case.</summary>
    public required Func<TCommand, Journey, Policy, string> Held { get; init; }

    /// <summary>Why it asks for nothing in this case; null where it does.</summary>
    public Func<TCommand, Journey, Policy, string?>? Idle { get; init; }

    /// <summary>The dates it looks at, held or not: the days on which it may begin or cease to be held are among them, or follow one of them.</summary>
    public Func<TCommand, Journey, Policy, IEnumerable<DateUsed>>? Dates { get; init; }

    public Func<Policy, ImmutableArray<SettingUsed>>? Settings { get; init; }

    /// <summary>The edition that it goes by, where it looks at an attempt or an accreditation and the command may be governed by another (S-50); null for that of the command.</summary>
    public Func<TCommand, Journey, Policy, Policy>? GoesBy { get; init; }

    public Matter About { get; init; } = Matter.Road;

    public Refusal? Broken(TCommand command, Journey journey, Policy policy) => WhyNot(command, journey, GoesBy?.Invoke(command, journey, policy) ?? policy);

    public Finding Examine(TCommand command, Journey journey, Policy policy)
    {
        var own = GoesBy?.Invoke(command, journey, policy) ?? policy;
        var refusal = WhyNot(command, journey, own);
        var idle = refusal is null ? Idle?.Invoke(command, journey, own) : null;
        var kind = refusal?.Kind ?? Kinds[0];
        var (standing, sentence) = refusal is not null ? (FindingStanding.Broken, refusal.Sentence)
            : idle is not null ? (FindingStanding.DoesNotApply, idle)
            : (FindingStanding.Held, Held(command, journey, own));
        return new Finding(
            kind.Code, Asks, standing, sentence,
            [.. Dates?.Invoke(command, journey, own) ?? []], Settings?.Invoke(own) ?? [], kind.Source, refusal is null ? null : kind.WhatToDo, About)
        {
            Edition = own.Edition == policy.Edition ? null : own.Edition,
        };
    }
}

/// <summary>The rules of one command, in the order of the law: deciding refuses by the first that is broken, explaining tells them all.</summary>
public abstract class Gate
{
    private protected Gate() { }

    /// <summary>What each rule asks for, and the refusals it speaks.</summary>
    public abstract IReadOnlyList<(string Asks, ImmutableArray<RefusalKind> Kinds)> Rules { get; }

    /// <exception cref="InvalidCastException">The command is not this gate's.</exception>
    public abstract ImmutableArray<Finding> Examine(JourneyCommand command, Journey journey, Policy policy);

    /// <summary>Whether the rule at an index breaks.</summary>
    internal abstract bool IsBroken(int rule, JourneyCommand command, Journey journey, Policy policy);
}

/// <inheritdoc/>
internal sealed class Gate<TCommand>(params IRule<TCommand>[] rules) : Gate
    where TCommand : JourneyCommand
{
    public override IReadOnlyList<(string Asks, ImmutableArray<RefusalKind> Kinds)> Rules => [.. rules.Select(rule => (rule.Asks, rule.Kinds))];

    public Refusal? FirstBroken(TCommand command, Journey journey, Policy policy)
    {
        foreach (var rule in rules)
        {
            if (rule.Broken(command, journey, policy) is { } refusal)
                return refusal;
        }

        return null;
    }

    public override ImmutableArray<Finding> Examine(JourneyCommand command, Journey journey, Policy policy) =>
        [.. rules.Select(rule => rule.Examine((TCommand)command, journey, policy))];

    internal override bool IsBroken(int rule, JourneyCommand command, Journey journey, Policy policy) =>
        rules[rule].Broken((TCommand)command, journey, policy) is not null;
}

/// <summary>The rules of another command, for one that is decided as that.</summary>
internal sealed class GateOfAnother<TCommand, TOther>(Gate<TOther> gate, Func<TCommand, TOther> asThat) : Gate
    where TCommand : JourneyCommand
    where TOther : JourneyCommand
{
    public override IReadOnlyList<(string Asks, ImmutableArray<RefusalKind> Kinds)> Rules => gate.Rules;

    public override ImmutableArray<Finding> Examine(JourneyCommand command, Journey journey, Policy policy) => gate.Examine(asThat((TCommand)command), journey, policy);

    internal override bool IsBroken(int rule, JourneyCommand command, Journey journey, Policy policy) => gate.IsBroken(rule, asThat((TCommand)command), journey, policy);
}
