-- The accreditations of those asked about, as they stand on the day. One counts from its day, through the grace, until that is over or
-- it is revoked, unless a review has overturned that (S-08, S-15, S-36). A moved day belongs to the certificate before it, so that what was not held against the worker never was;
-- nothing counts yet that follows a renewal, or the loss of one, of a later day. No end comes while something stops it (S-48), nor
-- while what was sat in time waits for its result.
select g.journey, g.level, g.attempt, g.on_day as since, days.due_on, days.current_until,
       days.due_on < @as_of and coalesce(kept.since > days.due_on, true) as is_overdue,
       days.current_until < @as_of and coalesce(kept.since > days.current_until, true) as has_ended
from (select distinct a.journey from asked a) who
cross join lateral (
    select x.* from rm.accreditation_2 x where x.generation = @generation and x.journey = who.journey and x.step = 'given' and x.on_day <= @as_of offset 0
) g
cross join lateral (
    select (array_agg(s.due_on order by s.revision desc) filter (where s.step = 'moved' or (s.step in ('given', 'renewed', 'undone') and s.on_day <= @as_of)))[1] as due_on,
           (array_agg(s.current_until order by s.revision desc)
               filter (where s.step = 'moved' or (s.step in ('certified', 'undone') and s.on_day <= @as_of) or (s.step = 'certified' and s.revision = next.revision)))[1] as current_until
    from rm.accreditation_2 s
    cross join (
        select min(n.revision) as revision
        from rm.accreditation_2 n
        where n.generation = @generation and n.journey = g.journey and n.level = g.level and n.revision > g.revision) next
    where s.generation = @generation and s.journey = g.journey and s.level = g.level and s.revision >= g.revision
      and not exists (
          select from rm.accreditation_2 later
          where later.generation = @generation and later.journey = g.journey and later.level = g.level
            and later.step in ('renewed', 'undone') and later.revision < s.revision and later.revision > g.revision and later.on_day > @as_of)
) days
cross join lateral (
    select min(k.since) as since
    from (
        select s.since
        from stopped s
        where s.journey = g.journey and s.level = g.level
        union all
        select a.sits_on
        from rm.attempt_3 a
        where a.generation = @generation and a.journey = g.journey and a.level = g.level and a.booked_on <= @as_of
          and (a.cancelled_on is null or a.cancelled_on > @as_of) and (a.released_on is null or a.released_on > @as_of)
    ) k
) kept
where not exists (
      select from rm.accreditation_2 r
      where r.generation = @generation and r.journey = g.journey and r.level = g.level
        and r.step = 'revoked' and r.revision > g.revision and r.on_day <= @as_of
        and not exists (
            select from rm.accreditation_2 back
            where back.generation = @generation and back.journey = g.journey and back.level = g.level and back.step = 'reinstated' and back.revision > r.revision)
      offset 0)
