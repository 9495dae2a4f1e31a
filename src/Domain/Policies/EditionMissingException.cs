namespace Naas.Domain.Policies;

/// <summary>Something is governed to the end by an edition that is not among those known any more (S-50): its file is put back.</summary>
public sealed class EditionMissingException : InvalidOperationException
{
    public EditionMissingException(EditionCode edition)
        : base($"A journey is governed by the edition {edition}, whose file is not in the policies folder; bring it back.") => Edition = edition;

    public EditionCode Edition { get; }
}
