using System.Text.Json;
using Naas.Application.Ports;
using Naas.Domain.Assessments;
using Naas.Domain.Calendars;
using Naas.Domain.Employers;

namespace Naas.Infrastructure.Reference;

/// <summary>Organisations, knowledge and skills statements and bank holidays from the files of a folder, read once at the start.</summary>
public sealed class ReferenceData : IReferenceData
{
    private ReferenceData(IReadOnlyList<NamedOrganisation> organisations, IReadOnlyList<KnowledgeAndSkills> statements, WorkingCalendar calendar)
    {
        Statements = statements;
        Organisations = organisations;
        Calendar = calendar;
    }

    public IReadOnlyList<NamedOrganisation> Organisations { get; }

    public WorkingCalendar Calendar { get; }

    /// <summary>Every knowledge and skills statement, the newest first.</summary>
    public IReadOnlyList<KnowledgeAndSkills> Statements { get; }

    /// <exception cref="JsonException">A file cannot be read; the message names it.</exception>
    public static ReferenceData Load(string folder)
    {
        var organisationsFile = Path.Combine(folder, "organisations.json");
        var organisations = Read<OrganisationsFile>(organisationsFile).Organisations;
        if (organisations.Select((row, at) => (row, at)).FirstOrDefault(entry => string.IsNullOrWhiteSpace(entry.row.Name)) is { row: { } nameless, at: var place })
            throw new JsonException($"{organisationsFile}, at $.organisations[{place}]: {nameless.Code} has no name; say what it is called.");
        return new ReferenceData(
            [.. organisations.Select(row => new NamedOrganisation(new Organisation(row.Code, row.Kind), row.Name))],
            [.. Read<StatementsFile>(Path.Combine(folder, "knowledge-and-skills.json")).Statements.OrderByDescending(statement => statement.From)],
            BankHolidays.Load(Path.Combine(folder, BankHolidays.FileName)));
    }

    public KnowledgeAndSkills? StatementFor(Level level, DateOnly on) =>
        Statements.FirstOrDefault(statement => statement.From <= on && statement.Level == level);

    internal static T Read<T>(string file)
    {
        try
        {
            return WrittenJson.Read<T>(file);
        }
        catch (JsonException e)
        {
            throw new JsonException(WrittenJson.Fault(file, e), e);
        }
    }

    private sealed record OrganisationsFile(string Source, IReadOnlyList<OrganisationRow> Organisations);

    private sealed record OrganisationRow(OrganisationCode Code, string Name, OrganisationKind Kind);

    private sealed record StatementsFile(string Source, IReadOnlyList<KnowledgeAndSkills> Statements);
}
