using System.Text.Json;
using Naas.Application.Ports;
using Naas.Domain.Assessments;
using Naas.Domain.Calendars;
using Naas.Domain.Employers;

namespace Naas.Infrastructure.Reference;

/// <summary>Organisations, performance standards, knowledge and skills statements and bank holidays from the files of a folder, read once at the start.</summary>
public sealed class ReferenceData : IReferenceData
{
    private readonly IReadOnlyList<(DateOnly From, PerformanceStandard Standard)> _newestFirst;

    private ReferenceData(IReadOnlyList<NamedOrganisation> organisations, IReadOnlyList<(DateOnly, PerformanceStandard)> newestFirst, IReadOnlyList<KnowledgeAndSkills> statements, WorkingCalendar calendar)
    {
        Statements = statements;
        Organisations = organisations;
        _newestFirst = newestFirst;
        Calendar = calendar;
    }

    public IReadOnlyList<NamedOrganisation> Organisations { get; }

    public WorkingCalendar Calendar { get; }

    /// <summary>Every knowledge and skills statement, the newest first.</summary>
    public IReadOnlyList<KnowledgeAndSkills> Statements { get; }

    /// <summary>Every standard, with the first day on which it is in force.</summary>
    public IReadOnlyList<(DateOnly From, PerformanceStandard Standard)> Standards => _newestFirst;

    /// <exception cref="JsonException">A file cannot be read; the message names it.</exception>
    public static ReferenceData Load(string folder)
    {
        var organisationsFile = Path.Combine(folder, "organisations.json");
        var organisations = Read<OrganisationsFile>(organisationsFile).Organisations;
        if (organisations.Select((row, at) => (row, at)).FirstOrDefault(entry => string.IsNullOrWhiteSpace(entry.row.Name)) is { row: { } nameless, at: var place })
            throw new JsonException($"{organisationsFile}, at $.organisations[{place}]: {nameless.Code} has no name; say what it is called.");
        var standards = Read<StandardsFile>(Path.Combine(folder, "performance-standards.json")).Standards;
        return new ReferenceData(
            [.. organisations.Select(row => new NamedOrganisation(new Organisation(row.Code, row.Kind), row.Name))],
            [.. standards.OrderByDescending(row => row.From).Select(row => (row.From, new PerformanceStandard(row.Level, row.Element, row.Version, row.OutOf, row.Cut, row.NarrowFrom, row.Exercises, row.Tolerance, row.Areas)))],
            [.. Read<StatementsFile>(Path.Combine(folder, "knowledge-and-skills.json")).Statements.OrderByDescending(statement => statement.From)],
            BankHolidays.Load(Path.Combine(folder, BankHolidays.FileName)));
    }

    public PerformanceStandard? StandardFor(Level level, Element element, DateOnly on) =>
        _newestFirst.FirstOrDefault(row => row.From <= on && row.Standard.Level == level && row.Standard.Element == element).Standard;

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

    private sealed record StandardsFile(string Source, IReadOnlyList<StandardRow> Standards);

    private sealed record StatementsFile(string Source, IReadOnlyList<KnowledgeAndSkills> Statements);

    private sealed record StandardRow(string Version, DateOnly From, Level Level, Element Element, decimal OutOf, decimal Cut, decimal NarrowFrom, int Exercises, decimal Tolerance, int Areas);
}
