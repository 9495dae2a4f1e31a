namespace Naas.Domain.Specs.Properties;

/// <summary>One level's story, read off the events alone: an oracle that shares nothing with the state on which the rules decide.</summary>
internal sealed class WhatTheEventsSay(Level level, IEnumerable<JourneyEvent> soFar)
{
    private readonly JourneyEvent[] _events = [.. soFar.Where(one => one.AtLevel() is not { } at || at == level)];

    public IEnumerable<TEvent> Every<TEvent>()
        where TEvent : JourneyEvent => _events.OfType<TEvent>();

    public JourneyEvent.SittingBooked Booking(int attempt) => Every<JourneyEvent.SittingBooked>().Single(booked => booked.Attempt == attempt);

    public DateOnly SitsOn(int attempt) =>
        Every<JourneyEvent.BookingCorrected>().LastOrDefault(corrected => corrected.Attempt == attempt)?.SitsOn ?? Booking(attempt).SitsOn;

    /// <summary>Since when the worker agrees; null for no agreement.</summary>
    public DateOnly? AgreedOn => _events.Aggregate((DateOnly?)null, (agreed, one) => one switch
    {
        JourneyEvent.AssessmentAgreed e => e.On,
        JourneyEvent.AgreementCorrected e => e.AgreedOn,
        JourneyEvent.AgreementWithdrawn => null,
        _ => agreed,
    });

    public bool IsAccredited => _events.Aggregate(false, (holds, one) => one is JourneyEvent.Accredited or JourneyEvent.AccreditationReinstated || (holds && one is not JourneyEvent.AccreditationRevoked));

    /// <summary>The attempt by which the worker was accredited last.</summary>
    public int AccreditedBy => Every<JourneyEvent.Accredited>().Last().Attempt;

    /// <summary>The attempts, their results out, at which everything was sat.</summary>
    public IEnumerable<int> SatWhole => Every<JourneyEvent.ResultReleased>().Select(result => result.Attempt).Where(attempt => Booking(attempt).Elements.Count == ElementSet.AssessedAt(level).Count);

    /// <summary>The attempt that may have renewed the accreditation: the newest one beside it since which everything is met.</summary>
    public int? RenewedBy => SatWhole.Where(whole => whole != WholeOf(AccreditedBy)).Reverse().Where(whole => !LeftUnmet(whole).Any()).Select(whole => (int?)whole).FirstOrDefault();

    /// <summary>Whether the result of an attempt does not count any more: annulled for malpractice that no review has overturned, or set aside.</summary>
    public bool IsAnnulled(int attempt) => _events.Aggregate(false, (gone, one) => one switch
    {
        JourneyEvent.ResultAnnulled e when e.Attempt == attempt => true,
        JourneyEvent.ResultSetAside e when e.Attempt == attempt => true,
        JourneyEvent.FindingOverturned e when e.Attempt == attempt => false,
        _ => gone,
    });

    /// <summary>Whether notice of a revocation stands, a corrected result on which the accreditation rests waits, or not all of it is met any more and no notice was dropped since (S-36).</summary>
    public bool IsInQuestion
    {
        get
        {
            var (notice, waits, unmet) = (false, new HashSet<int>(), false);
            var (from, released, corrected) = (WholeOf(AccreditedBy), new HashSet<int>(), new HashSet<int>());
            var until = SatWhole.FirstOrDefault(whole => whole > from, int.MaxValue);
            foreach (var one in _events)
            {
                switch (one)
                {
                    case JourneyEvent.RevocationNotified:
                        notice = true;
                        break;
                    case JourneyEvent.RevocationDropped or JourneyEvent.AccreditationReinstated:
                        (notice, unmet) = (false, false);
                        break;
                    case JourneyEvent.AccreditationRevoked:
                        notice = false;
                        break;
                    case JourneyEvent.ResultReleased e:
                        released.Add(e.Attempt);
                        break;
                    case JourneyEvent.MarkCorrected e when released.Contains(e.Attempt) && from <= e.Attempt && e.Attempt < until:
                        waits.Add(e.Attempt);
                        corrected.Add(e.Attempt);
                        break;
                    case JourneyEvent.ResultCorrected e when from <= e.Attempt && e.Attempt < until:
                        waits.Remove(e.Attempt);
                        corrected.Remove(e.Attempt);
                        unmet = LeftUnmet(from).Any();
                        break;
                    case JourneyEvent.ResultAnnulled e when from <= e.Attempt && e.Attempt < until:
                        waits.Remove(e.Attempt);
                        unmet = LeftUnmet(from).Any();
                        break;
                    case JourneyEvent.ResultSetAside e when from <= e.Attempt && e.Attempt < until:
                        waits.Remove(e.Attempt);
                        unmet = LeftUnmet(from).Any();
                        break;
                    case JourneyEvent.FindingOverturned e when from <= e.Attempt && e.Attempt < until:
                        if (corrected.Contains(e.Attempt))
                            waits.Add(e.Attempt);
                        unmet = LeftUnmet(from).Any();
                        break;
                }
            }

            return notice || waits.Count > 0 || unmet;
        }
    }

    public DateOnly? ReaccreditationDueOn => _events.Aggregate((DateOnly?)null, (due, one) => one switch
    {
        JourneyEvent.Accredited e => e.ReaccreditationDueOn,
        JourneyEvent.Reaccredited e => e.DueOn,
        JourneyEvent.AccreditationRestored e => e.DueOn,
        JourneyEvent.ReaccreditationDueMoved e => e.DueOn,
        JourneyEvent.ReaccreditationUndone e => e.DueOn,
        _ => due,
    });

    /// <summary>The last day of the grace, as the last certificate of the accreditation named it or time that stood still moved it; null before there is one.</summary>
    public DateOnly? CurrentUntil => _events.Aggregate((DateOnly?)null, (until, one) => one switch
    {
        JourneyEvent.CertificateIssued e => e.CurrentUntil,
        JourneyEvent.ReaccreditationDueMoved e => e.CurrentUntil,
        JourneyEvent.ReaccreditationUndone e => e.CurrentUntil,
        JourneyEvent.Accredited => null,
        _ => until,
    });

    /// <summary>Who gave the endorsement on which an attempt rests; null for a re-accreditation, which needs none.</summary>
    public ActorId? EndorserOf(int attempt) => _events.Select(one => one switch
    {
        JourneyEvent.PracticeEndorsed e when e.Endorsement == Booking(attempt).Endorsement => e.By,
        JourneyEvent.PracticeReEndorsed e when e.Endorsement == Booking(attempt).Endorsement => e.By,
        _ => (ActorId?)null,
    }).FirstOrDefault(by => by is not null);

    /// <summary>The last day of an endorsement.</summary>
    public DateOnly ValidUntil(int endorsement) => RunOf(endorsement)!.Value.To;

    /// <summary>Whether a sitting on a day may rest on an endorsement: in force, or carried on after a void sitting (S-32).</summary>
    public bool Carries(int endorsement, DateOnly day)
    {
        if (RunOf(endorsement) is not var (from, to) || Every<JourneyEvent.EndorsementWithdrawn>().Any(withdrawn => withdrawn.Endorsement == endorsement && withdrawn.On <= day)
            || Every<JourneyEvent.EndorsementExpunged>().Any(expunged => expunged.Endorsement == endorsement))
            return false;

        var lapsedOn = _events.Aggregate((DateOnly?)null, (lapsed, one) => one switch
        {
            JourneyEvent.EndorsementLapsedOnLeaving e when e.Endorsement == endorsement => e.On,
            JourneyEvent.EndorsementReinstated e when e.Endorsement == endorsement => e.LapsedOn,
            _ => lapsed,
        });
        var isCarriedOn = Every<JourneyEvent.SittingVoided>().Any(voided => voided.RebookUntil >= day && Booking(voided.Attempt).Endorsement == endorsement)
            || Every<JourneyEvent.ResultSetAside>().Any(aside => aside.RebookUntil >= day && aside.Endorsement == endorsement)
            || Every<JourneyEvent.FindingOverturned>().Any(overturned => overturned.RebookUntil >= day && overturned.Endorsement == endorsement);
        return !(lapsedOn < day) && from <= day && (day <= to || isCarriedOn);
    }

    private (DateOnly From, DateOnly To)? RunOf(int endorsement) => _events.Aggregate(((DateOnly, DateOnly)?)null, (run, one) => one switch
    {
        JourneyEvent.PracticeEndorsed e when e.Endorsement == endorsement => (e.On, e.ValidUntil),
        JourneyEvent.PracticeReEndorsed e when e.Endorsement == endorsement => (e.On, e.ValidUntil),
        JourneyEvent.EndorsementCorrected e when e.Endorsement == endorsement => (e.EndorsedOn, e.ValidUntil),
        _ => run,
    });

    /// <summary>How an element of an attempt stands after every moderation and correction; null while it has no mark.</summary>
    public ElementResult? ResultOf(int attempt, Element element) => _events.Aggregate((ElementResult?)null, (result, one) => one switch
    {
        JourneyEvent.ElementMarked e when e.Attempt == attempt && e.Element == element => e.Result,
        JourneyEvent.MarkModerated e when e.Attempt == attempt && e.Element == element => e.Result,
        JourneyEvent.MarkCorrected e when e.Attempt == attempt && e.Element == element => e.Result,
        _ => result,
    });

    /// <summary>Why an element counts as met at an attempt: met in it, met before and banked still, or passported. Null: it does not.</summary>
    /// <param name="bankedMonths">The edition's.</param>
    /// <param name="passportsUntil">The last day of passports, as far as it was known when the day of the sitting was recorded.</param>
    public string? WhyMet(int attempt, Element element, int bankedMonths, DateOnly? passportsUntil)
    {
        if (Booking(attempt).Elements.Contains(element))
            return ResultOf(attempt, element) == Met ? "met" : null;

        var sitsOn = SitsOn(attempt);
        // Where it was sat last with everything, or in a retake of it since: a correction may have made the earlier of the two the one that met it.
        var sat = Every<JourneyEvent.ResultReleased>().Where(result => result.Attempt < attempt && Booking(result.Attempt).Elements.Contains(element)).Reverse().ToArray();
        var whole = Array.FindIndex(sat, result => Booking(result.Attempt).Elements.Count > 1);
        if (sat.Length > 0)
            return sat.Take(whole < 0 ? sat.Length : whole + 1).Any(released => IsBanked(released, element, attempt, sitsOn, bankedMonths)) ? "banked" : null;

        // An end that was noted after the booking, which stood, was noted after the sitting: it takes nothing back (S-14).
        var booking = Booking(attempt);
        var hasPassport = _events.TakeWhile(one => !ReferenceEquals(one, booking))
            .Aggregate(false, (has, one) => one is JourneyEvent.PassportGranted e ? e.Elements.Contains(element) : has && !(one is JourneyEvent.PassportExpired && one.On <= sitsOn));
        return hasPassport && !(passportsUntil < sitsOn) ? "passported" : null;
    }

    private bool IsBanked(JourneyEvent.ResultReleased released, Element element, int attempt, DateOnly sitsOn, int bankedMonths)
    {
        return ResultOf(released.Attempt, element) == Met && !IsAnnulled(released.Attempt) && sitsOn <= CountsUntil(released, attempt, sitsOn, bankedMonths);
    }

    /// <summary>The last day for which what was met at one attempt counts at a later one.</summary>
    /// <remarks>
    /// Whenever a retake opens, the worker is told the end as it is known then, and that stands: what is found out later, of whatever
    /// kind, moves only what lies in the window since.
    /// </remarks>
    private DateOnly CountsUntil(JourneyEvent.ResultReleased released, int attempt, DateOnly sitsOn, int bankedMonths)
    {
        // From the release that counts; of a result issued in error, from the revocation, before which nothing could be taken again (S-36, S-41).
        var isOut = Array.FindLastIndex(_events, one => one == released
            || (one is JourneyEvent.ResultCorrected corrected && corrected.Attempt == released.Attempt)
            || one is JourneyEvent.AccreditationRevoked);
        var booked = Array.IndexOf(_events, Booking(attempt));
        var (runsFrom, until) = (_events[isOut].On, _events[isOut].On.AddMonths(bankedMonths));
        for (var at = isOut + 1; at < booked; at++)
        {
            // What a retake left that does not count any more was told in vain (S-34).
            if (Opening(_events[at]) is not { } opening || _events[at..booked].Any(one => one is JourneyEvent.ResultAnnulled annulled && annulled.Attempt == opening.Attempt))
                continue;
            until = until.AddDays(DaysStoodStill(runsFrom, opening.On, _events[..at]));
            runsFrom = opening.On > runsFrom ? opening.On : runsFrom;
        }

        // What is found out about an absence after the worker sat takes nothing from them, and gives nothing.
        return until.AddDays(DaysStoodStill(runsFrom, sitsOn, KnownWhenSat(attempt, sitsOn)));
    }

    private static (int Attempt, DateOnly On)? Opening(JourneyEvent journeyEvent) => journeyEvent switch
    {
        JourneyEvent.NarrowRetakeOpened e => (e.Attempt, e.On),
        JourneyEvent.ElementRetakeOpened e => (e.Attempt, e.On),
        _ => null,
    };

    /// <summary>The elements that neither the last sitting of everything by an attempt has met, as released, nor a retake of one of them since.</summary>
    public IEnumerable<Element> LeftUnmet(int attempt)
    {
        var whole = WholeOf(attempt);
        var met = Every<JourneyEvent.ResultReleased>().Where(result => result.Attempt >= whole)
            .TakeWhile(result => result.Attempt == whole || Booking(result.Attempt).Elements.Count == 1)
            .Where(result => !IsAnnulled(result.Attempt))
            .SelectMany(result => Every<JourneyEvent.ResultCorrected>().LastOrDefault(corrected => corrected.Attempt == result.Attempt)?.Met ?? result.Met);
        return ElementSet.AssessedAt(level).Except(met);
    }

    /// <summary>The attempt by another at which everything was sat last.</summary>
    private int WholeOf(int attempt) => SatWhole.Last(whole => whole <= attempt);

    private IReadOnlyList<JourneyEvent> KnownWhenSat(int attempt, DateOnly sitsOn)
    {
        var marked = _events.ToList().FindIndex(one => one is JourneyEvent.ElementMarked mark && mark.Attempt == attempt);
        return [.. _events.Where((one, at) => one is not (JourneyEvent.AbsenceEnded or JourneyEvent.AbsenceCorrected or JourneyEvent.AbsenceExpunged)
            || ((marked < 0 || at < marked) && (one is JourneyEvent.AbsenceEnded || one.On <= sitsOn)))];
    }

    /// <summary>How many days of a stretch nobody could hold against the worker, each counted once (S-48).</summary>
    private static int DaysStoodStill(DateOnly from, DateOnly to, IReadOnlyList<JourneyEvent> known)
    {
        var absences = known.OfType<JourneyEvent.AbsenceStarted>().Where(started => !known.OfType<JourneyEvent.AbsenceExpunged>().Any(expunged => expunged.Absence == started.Absence)).Select(started => known.Aggregate((started.Kind, From: started.On, Until: DateOnly.MaxValue), (known, one) => one switch
        {
            JourneyEvent.AbsenceEnded e when e.Absence == started.Absence => (known.Kind, known.From, e.On.AddDays(1)),
            JourneyEvent.AbsenceCorrected e when e.Absence == started.Absence => (e.Kind, e.From, e.To?.AddDays(1) ?? DateOnly.MaxValue),
            _ => known,
        })).Where(absence => absence.Kind == AbsenceKind.Protected).Select(absence => (absence.From, absence.Until));
        // From when it was recorded to the first sitting offered, or to what made an end of it.
        var waits = known.OfType<JourneyEvent.SittingRequested>().Select(request => (request.WaitsFrom ?? request.On, known.SkipWhile(one => !ReferenceEquals(one, request)).Select(one => one switch
        {
            JourneyEvent.SittingOffered e when e.Request == request.Request => e.SitsOn,
            JourneyEvent.AgreementWithdrawn or JourneyEvent.Accredited or JourneyEvent.Reaccredited or JourneyEvent.AccreditationRestored or JourneyEvent.AccreditationReinstated => one.On,
            _ => (DateOnly?)null,
        }).FirstOrDefault(until => until is not null) ?? DateOnly.MaxValue));
        var investigations = known.OfType<JourneyEvent.MalpracticeAlleged>()
            .Select(alleged => (alleged.On, known.FirstOrDefault(one => one is JourneyEvent.MalpracticeNotFound dismissed && dismissed.Case == alleged.Case || one is JourneyEvent.MalpracticeFound found && found.Case == alleged.Case)?.On ?? DateOnly.MaxValue));
        var notices = known.OfType<JourneyEvent.RevocationNotified>()
            .Select(given => (given.On, known.SkipWhile(one => !ReferenceEquals(one, given)).FirstOrDefault(one => one is JourneyEvent.RevocationDropped or JourneyEvent.AccreditationRevoked)?.On ?? DateOnly.MaxValue));
        var reviews = known.OfType<JourneyEvent.ReviewOpened>().Select(opened => known.Select(one => one switch
        {
            JourneyEvent.ReviewDecided e when e.Review == opened.Review => (e.WindowsStoodStillFrom, e.On),
            JourneyEvent.ReviewWithdrawn e when e.Review == opened.Review => (opened.WindowsStopFrom, e.On),
            _ => ((DateOnly, DateOnly)?)null,
        }).FirstOrDefault(over => over is not null) ?? (opened.WindowsStopFrom, DateOnly.MaxValue));
        (DateOnly From, DateOnly Until)[] stood = [.. absences, .. waits, .. investigations, .. notices, .. reviews];

        var days = 0;
        for (var day = from; day < to; day = day.AddDays(1))
            days += stood.Any(stretch => stretch.From <= day && day < stretch.Until) ? 1 : 0;
        return days;
    }

    /// <summary>The groups of colleagues who were heard for the endorsement on which an attempt rests, since a result was last out.</summary>
    public IReadOnlyCollection<ColleagueGroup> HeardFor(int attempt) => _events.Aggregate(new HashSet<ColleagueGroup>(), (heard, one) =>
    {
        if (one is JourneyEvent.ResultReleased released && released.Attempt < attempt)
            heard.Clear();
        if (one is JourneyEvent.ColleagueFeedbackGathered gathered && gathered.Endorsement == Booking(attempt).Endorsement)
            heard.Add(gathered.Group);
        return heard;
    });

    /// <summary>The ends of the open retake, as last opened or moved; null when it has none.</summary>
    public (DateOnly? Narrow, DateOnly? Banked) RetakeEnds => _events.Aggregate(((DateOnly?)null, (DateOnly?)null), (ends, one) => one switch
    {
        JourneyEvent.NarrowRetakeOpened e => (e.Until, e.BankedUntil),
        JourneyEvent.ElementRetakeOpened e => (null, e.BankedUntil),
        JourneyEvent.FullRetakeOpened => (null, null),
        JourneyEvent.RetakeWindowMoved e => (e.Until, e.BankedUntil),
        _ => ends,
    });
}
