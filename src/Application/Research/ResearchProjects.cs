using Naas.Application.People;
using Naas.Application.Queries;
using Naas.Domain.Journeys;

namespace Naas.Application.Research;

/// <summary>The code by which a project is named in addresses.</summary>
public static class ResearchProjectCode
{
    public static bool IsValid(string? text) => text is { Length: >= 3 and <= 40 } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}

/// <summary>Registers a project of research, and makes its key.</summary>
/// <param name="Title">Told to everybody.</param>
/// <param name="Justification">What the data is needed for, and why it may be given.</param>
/// <param name="AgreementEndsOn">The last day on which extracts are given.</param>
/// <param name="LeastClass">How many have to share their characteristics; at least five.</param>
/// <param name="Researchers">The subjects in the role of a research partner that may have its extract.</param>
/// <param name="CommandId">Sent again, it is answered as it was.</param>
public sealed record RegisterResearchProject(string Code, string Title, string Justification, DateOnly AgreementEndsOn, int LeastClass, IReadOnlyList<ActorId> Researchers, Guid CommandId)
    : DirectoryCommand<ResearchOutcome<ResearchProject>>;

/// <summary>Lets somebody have the extract of a project, or no more.</summary>
/// <param name="Assigned">False where the researcher leaves the project.</param>
public sealed record AssignResearcher(string Code, ActorId Researcher, bool Assigned, Guid CommandId) : DirectoryCommand<ResearchOutcome<ResearchProject>>;

/// <summary>Closes a project for good and destroys its key: nobody can make its pseudonyms again.</summary>
public sealed record CloseResearchProject(string Code, ResearchClosure Reason, Guid CommandId) : DirectoryCommand<ResearchOutcome<ResearchProject>>;

/// <summary>Why a project was closed.</summary>
public enum ResearchClosure
{
    Completed = 1,
    AgreementEnded = 2,

    /// <summary>The data was used otherwise than agreed.</summary>
    AgreementBroken = 3,

    Abandoned = 4,
}
