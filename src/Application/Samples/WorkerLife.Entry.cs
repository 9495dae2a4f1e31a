using Naas.Domain.Assessments;
using Naas.Domain.Employers;
using Naas.Domain.Journeys;

namespace Naas.Application.Samples;

/// <content>Roles and their clocks, absence, equality information, the proof of concept's passports.</content>
internal sealed partial class WorkerLife
{
    private int SpellAt(Post post) => _journey.Spells.Last(spell => spell.PlacedAt == post.Authority.Code.Value && spell.From == post.From).Number;

    private static FunctionSet FunctionsOf(Level level) =>
        level == Level.Supervisor ? FunctionSet.Of(StatutoryFunction.SupervisingSocialWorkers) : FunctionSet.Of(StatutoryFunction.HoldingCaseResponsibility, StatutoryFunction.StatutoryPlans);

    private void BeginRole(Post post, DateOnly recordedOn)
    {
        var route = RouteInto(post);
        Intend(recordedOn, Roles, _ => new Act(Personnel(post), new JourneyCommand.StartStatutoryRole(SpellAt(post), FunctionsOf(Level), route, PrincipalSocialWorker: false, AdaptationMonths: null, post.From)));
        if (route != EntryRoute.NewlyQualified)
            return;

        var completed = _calendar.OnOrAfter(post.From.AddMonths(_editions.InForceOn(post.From).MinimumServiceMonths.Value).AddDays(7 * DrawFor($"asye").Within(Circumstances.WeeksToCompleteAsye.Value)));
        Intend(completed, Plans, today => _journey.Roles.LastOrDefault() is { AwaitsAsye: true } role ? IfItMay(today, Personnel(post), new JourneyCommand.CompleteAsye(role.Number, today)) : null);
    }

    /// <summary>How a joiner came: as the census' origins have it. Who was there before the programme, or is put forward within the year, is established.</summary>
    private EntryRoute RouteInto(Post post)
    {
        var isJoiner = post == _worker.Posts[0] && post.Basis == EmploymentBasis.Direct && post.From >= post.Authority.RegistersOn.Value;
        if (!isJoiner || _worker.FirstSitting is not null)
            return EntryRoute.Established;

        var draw = DrawFor($"route");
        if (Level == Level.Supervisor)
            return draw.Percent(Circumstances.NewSupervisorPercent.Value) ? EntryRoute.NewSupervisor : EntryRoute.Established;
        return draw.Percent(Circumstances.NewlyQualifiedPercent.Value) ? EntryRoute.NewlyQualified
            : draw.Percent(Circumstances.OtherSocialWorkPercent.Value) ? EntryRoute.OtherSocialWorkRole
            : draw.Percent(Circumstances.OutsideEnglandPercent.Value) ? EntryRoute.OutsideEngland
            : EntryRoute.Established;
    }

    /// <summary>A stretch of family leave or long sickness within the first post; most have none.</summary>
    private Days? AbsenceOf(PlannedWorker worker)
    {
        var post = worker.Posts[0];
        var draw = DrawFor($"absence");
        if (post.Basis != EmploymentBasis.Direct || !draw.Percent(Circumstances.AbsencePercent.Value))
            return null;

        var last = post.To ?? _parameters.Programme.To.Value;
        var from = _calendar.OnOrAfter(_parameters.Programme.From.Value.AddDays(draw.Within(40, 480)));
        var to = from.AddDays(7 * draw.Within(Circumstances.AbsenceWeeks.Value));
        return from > post.From && to < last ? new Days(from, to) : null;
    }

    private bool IsAway(DateOnly day) => _away is { } away && away.From <= day && day <= away.To;

    private void BeAway(Post post, DateOnly recordedOn)
    {
        if (_away is not { } away)
            return;

        // Of somebody whose post is recorded late the absence is too.
        var told = recordedOn > away.From ? recordedOn : away.From;
        Intend(told, Absences, _ => IfItMay(away.From, Personnel(post), new JourneyCommand.StartAbsence(SpellAt(post), AbsenceKind.Protected, away.From)));
        Intend(_calendar.OnOrAfter(away.To > told ? away.To : told), Absences, today => _journey.Absences is [.., { IsOpen: true } absence] ? IfItMay(today, Personnel(post), new JourneyCommand.EndAbsence(absence.Number, away.To)) : null);
    }

    /// <summary>Most give equality information in the weeks after they came to be known, for themselves; whoever has left by then is not asked.</summary>
    private void Declare(DateOnly registeredOn)
    {
        if (_declarations.AnswersOf(_worker) is not { } answers)
            return;

        var on = _calendar.WorkingDays(registeredOn, DrawFor($"equality/on").Within(_parameters.Declarations.WithinDays.Value));
        Intend(on, Declarations, today => _journey.Spells.Any(spell => spell.IsOpen) && IfItMay(today, Myself, new JourneyCommand.DeclareEqualityInformation(Version: 1, today)) is { } act
            ? act with { Answers = answers }
            : null);
    }

    /// <summary>Some of an authority that took part in the proof of concept met the standard in its simulation .</summary>
    private void BringPassport(AuthorityParameters authority, DateOnly today)
    {
        if (authority.Code.Value != Circumstances.ProofOfConceptAuthority.Value || !DrawFor($"passport").Percent(Circumstances.PassportPercent.Value))
            return;

        Intend(_calendar.WorkingDays(today, 1), Plans, day => IfItMay(day, Operations, new JourneyCommand.GrantPassport(Level, ElementSet.Of(Element.Simulated, Element.Written), SimulationMet: true, day)));
    }
}
