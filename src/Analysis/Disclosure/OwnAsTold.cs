namespace Naas.Analysis.Disclosure;

/// <summary>What a reader was told of its own people, which may be something else than what is counted of them: of whoever has left, an employer hears nothing new.</summary>
/// <param name="Reader">A finest category of the dimension with readers.</param>
/// <param name="Cells">All that it was told, by cell; of no other cell does it have a figure of its own, where one of these differs.</param>
public sealed record OwnAsTold(string Reader, IReadOnlyDictionary<CellKey, int> Cells);
