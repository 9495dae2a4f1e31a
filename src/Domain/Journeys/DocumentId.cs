namespace Naas.Domain.Journeys;

/// <summary>Names a document of the person directory: the words behind a code of an event. The words themselves never stand in the log.</summary>
public readonly record struct DocumentId
{
    private readonly Guid _value;

    /// <exception cref="ArgumentException">The id is empty.</exception>
    public DocumentId(Guid value)
    {
        if (value == Guid.Empty)
            throw new ArgumentException("A document has an id.", nameof(value));
        _value = value;
    }

    public Guid Value => _value != Guid.Empty ? _value : throw new InvalidOperationException("This document id was never given a value.");

    public override string ToString() => Value.ToString("D");
}
