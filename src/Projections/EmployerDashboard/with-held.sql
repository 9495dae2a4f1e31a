-- The accreditations of those asked about, as they stand on the day up to which each of these is known. One counts from its day, through
-- the grace, until that is over or it is revoked, unless a review has overturned that (S-08, S-15, S-36). A moved day belongs to the
-- certificate before it, so that what was not held against the worker never was; nothing counts yet that follows a renewal, or the loss
-- of one, of a later day. No end comes while something stops it (S-48), nor while what was sat in time waits for its result: what stops
-- an end is looked for where one would have come.
with step as materialized (
    select x.*, a.known_on
    from asked a
    cross join lateral (select x.* from rm.accreditation_2 x where x.generation = @generation and x.journey = a.journey offset 0) x
),
-- Every accreditation with what was recorded of it from then on, in order: itself first, what came next second.
told as (
    select g.journey, g.level, g.revision, g.attempt, g.on_day as since, s.step, s.due_on, s.current_until, s.on_day, s.revision as told_at, g.known_on,
           row_number() over told_before as place,
           count(*) filter (where s.step in ('renewed', 'undone') and s.revision > g.revision and s.on_day > g.known_on) over (told_before rows between unbounded preceding and 1 preceding) > 0 as is_ahead
    from step g
    join step s on s.journey = g.journey and s.level = g.level and s.revision >= g.revision
    where g.step = 'given' and g.on_day <= g.known_on
    window told_before as (partition by g.journey, g.level, g.revision order by s.revision)
),
days as (
    select t.journey, t.level, t.revision, t.attempt, t.since, t.known_on,
           (array_agg(t.due_on order by t.told_at desc) filter (where not t.is_ahead and (t.step = 'moved' or (t.step in ('given', 'renewed', 'undone') and t.on_day <= t.known_on))))[1] as due_on,
           (array_agg(t.current_until order by t.told_at desc)
               filter (where not t.is_ahead and (t.step = 'moved' or (t.step in ('certified', 'undone') and t.on_day <= t.known_on) or (t.step = 'certified' and t.place = 2))))[1] as current_until
    from told t
    group by t.journey, t.level, t.revision, t.attempt, t.since, t.known_on
    -- Revoked, and not reinstated since, as is known now; whoever had left by then does not know it.
    having coalesce(max(t.told_at) filter (where t.step = 'revoked' and t.on_day <= t.known_on) <= max(t.told_at) filter (where t.step = 'reinstated' and (t.on_day <= t.known_on or t.known_on = @as_of)),
                    max(t.told_at) filter (where t.step = 'revoked' and t.on_day <= t.known_on) is null)
)
select d.journey, d.level, d.attempt, d.since, d.due_on, d.current_until,
       d.due_on < d.known_on and coalesce(kept.since > d.due_on, true) as is_overdue,
       d.current_until < d.known_on and coalesce(kept.since > d.current_until, true) as has_ended
from days d
cross join lateral (
    select min(k.since) as since
    from (
        select s.since
        from stopped s
        where s.journey = d.journey and s.level = d.level
        union all
        select a.sits_on
        from rm.attempt_3 a
        where a.generation = @generation and a.journey = d.journey and a.level = d.level and a.booked_on <= d.known_on
          and (a.cancelled_on is null or a.cancelled_on > d.known_on) and (a.released_on is null or a.released_on > d.known_on)
    ) k
    where d.due_on < d.known_on or d.current_until < d.known_on
) kept
