namespace Naas.Domain.Specs.Properties;

/// <summary>Choices that follow from one number, so that a walk can be taken again.</summary>
internal sealed class Dice(int seed)
{
    private uint _state = unchecked(((uint)seed * 2654435761u) | 1u);

    public int Roll(int sides)
    {
        unchecked
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return (int)(_state % (uint)sides);
        }
    }

    public bool OnceIn(int times) => Roll(times) == 0;

    public T Pick<T>(params IReadOnlyList<T> choices) => choices[Roll(choices.Count)];
}
