using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Api.Http.Contracts;

/// <summary>A reminder that re-accreditation falls due.</summary>
/// <param name="MonthsAhead">Which of the edition's reminders.</param>
public sealed record RemindOfReaccreditationBody(Level Level, int MonthsAhead, DateOnly On)
{
    public JourneyCommand.RemindOfReaccreditation ToCommand() => new(Level, MonthsAhead, On);
}

/// <summary>Hours of learning that the worker declares towards re-accreditation.</summary>
/// <param name="Declaration">Which declaration it is to be, counted from 1; it tells two equal ones of one day apart, and may be left out otherwise.</param>
public sealed record DeclareLearningBody(Level Level, decimal Hours, int? Declaration, DateOnly On)
{
    public JourneyCommand.DeclareLearning ToCommand() => new(Level, Hours, On) { Declaration = Declaration };
}

/// <summary>The hours that should have been declared.</summary>
/// <param name="Reason">Why the record is put right.</param>
/// <param name="On">The day of the correction.</param>
public sealed record CorrectLearningBody(Level Level, decimal Hours, CorrectionReason Reason, DateOnly On)
{
    public JourneyCommand.CorrectLearning ToCommand(int declaration) => new(Level, declaration, Hours, Reason, On);
}

/// <summary>The organisation that sees the practice endorses it for re-accreditation.</summary>
/// <param name="Organisation">The endorsing organisation.</param>
public sealed record EndorseForReaccreditationBody(Level Level, OrganisationCode Organisation, DateOnly On)
{
    public JourneyCommand.EndorseForReaccreditation ToCommand() => new(Level, Organisation, On);
}

/// <summary>Re-accreditation is overdue; the day after the due day counts, however late this comes.</summary>
public sealed record MarkReaccreditationOverdueBody(Level Level, DateOnly On)
{
    public JourneyCommand.MarkReaccreditationOverdue ToCommand() => new(Level, On);
}

/// <summary>The grace is over; the day after it counts, however late this comes.</summary>
public sealed record MarkAccreditationNotCurrentBody(Level Level, DateOnly On)
{
    public JourneyCommand.MarkAccreditationNotCurrent ToCommand() => new(Level, On);
}

/// <summary>Notice that the accreditation is to be revoked.</summary>
/// <param name="Document">The notice: the words, stored before under <c>documents</c>.</param>
public sealed record NotifyRevocationBody(Level Level, RevocationGround Ground, DocumentId Document, DateOnly On)
{
    public JourneyCommand.NotifyRevocation ToCommand() => new(Level, Ground, Document, On);
}

/// <summary>The revocation of which notice was given does not come.</summary>
public sealed record DropRevocationBody(Level Level, DateOnly On)
{
    public JourneyCommand.DropRevocation ToCommand() => new(Level, On);
}

/// <summary>The accreditation is revoked, the time of the notice being over.</summary>
public sealed record RevokeAccreditationBody(Level Level, DateOnly On)
{
    public JourneyCommand.RevokeAccreditation ToCommand() => new(Level, On);
}
