namespace Naas.Domain.Journeys;

/// <summary>Names one document of a journey. Opaque: the words themselves stand in the person directory, never in an event.</summary>
public readonly record struct DocumentId
{
    private readonly Guid _value;

    /// <exception cref="ArgumentException">An empty id, which is what a forgotten one looks like.</exception>
    public DocumentId(Guid value)
    {
        if (value == Guid.Empty)
            throw new ArgumentException("A document's id is not empty.", nameof(value));
        _value = value;
    }

    public Guid Value => _value != Guid.Empty ? _value : throw new InvalidOperationException("This document id was never given a value.");

    public override string ToString() => Value.ToString("D");
}
