namespace Naas.Domain.Journeys;

/// <summary>Names one social worker's journey. Opaque: nothing about the person can be read from it.</summary>
public readonly record struct JourneyId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
