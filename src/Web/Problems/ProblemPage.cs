namespace Naas.Web.Problems;

/// <summary>The host's problems, as pages show them.</summary>
public interface IProblemPages
{
    IReadOnlyList<ProblemPage> All { get; }
}

/// <param name="Source">Document and paragraph in words, for a rule of the domain.</param>
/// <param name="Quote">The sentence of the paragraph.</param>
public sealed record ProblemPage(string Code, int Status, string Title, string WhatToDo, string? Source, string? Quote)
{
    internal static ProblemPage Unknown { get; } = new("", 404, "Unknown problem", "", null, null);
}
