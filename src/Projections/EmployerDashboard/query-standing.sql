-- One row for each level, and one over all levels (level is null) in which a person counts once.
-- The last day of an employment is a day in post and the last day of what was endorsed there; a booking is gone on the day it
-- is cancelled.
-- Whose the worker is when: from the day of a succession on, the successor's, in an employment that goes on unbroken (S-16).
with stint as materialized (
    select t.journey, t.spell, t.basis, t.from_on as employed_on, t.to_on as left_on, held.from_on, held.next_on,
           least(held.next_on - 1, t.to_on) as until_on
    from rm.employment_spell t
    cross join lateral (
        select s.placed_at, s.from_on, lead(s.from_on) over (order by s.revision) as next_on
        from (
            select t.placed_at, t.from_on, -1 as revision
            union all
            select c.carried_to, c.carried_on, c.revision
            from rm.carry_over c
            where c.generation = @generation and c.journey = t.journey and c.spell = t.spell
        ) s
    ) held
    where t.generation = @generation and held.placed_at = @organisation
      and t.journey in (
          select x.journey from rm.employment_spell x where x.generation = @generation and x.placed_at = @organisation
          union
          select c.journey from rm.carry_over c where c.generation = @generation and c.carried_to = @organisation)
),
in_post as materialized (
    select distinct t.journey
    from stint t
    where t.from_on <= @as_of and (t.until_on is null or t.until_on >= @as_of)
),
-- Whose an endorsement is on the day: a successor's, once the employment was carried over after it was given (S-16).
theirs as materialized (
    select e.*
    from rm.endorsement_2 e
    left join lateral (
        select heir.carried_to
        from rm.carry_over first
        join rm.carry_over heir on heir.generation = @generation and heir.journey = first.journey and heir.spell = first.spell
        where first.generation = @generation and first.journey = e.journey and first.carried_from = e.endorsed_by
          and first.revision > e.given_revision and first.carried_on <= @as_of and heir.carried_on <= @as_of
        order by heir.revision desc
        limit 1
    ) heir on true
    where e.generation = @generation and coalesce(heir.carried_to, e.endorsed_by) = @organisation
      and e.journey in (
          select x.journey from rm.endorsement_2 x where x.generation = @generation and x.endorsed_by = @organisation
          union
          select c.journey from rm.carry_over c where c.generation = @generation and c.carried_to = @organisation)
),
-- An accreditation counts from its day, through the grace, until that is over or it is revoked (S-15, S-36). A moved day belongs
-- to the certificate before it, so that what was not held against the worker never was.
held as materialized (
    select g.journey, g.level, g.attempt, g.on_day as since, due.due_on, lasts.current_until
    from rm.accreditation g
    left join lateral (
        select s.due_on
        from rm.accreditation s
        where s.generation = @generation and s.journey = g.journey and s.level = g.level and s.revision >= g.revision
          and (s.step = 'moved' or (s.step in ('given', 'renewed') and s.on_day <= @as_of))
          and not exists (
              select from rm.accreditation later
              where later.generation = @generation and later.journey = g.journey and later.level = g.level
                and later.step = 'renewed' and later.revision < s.revision and later.revision > g.revision and later.on_day > @as_of)
        order by s.revision desc
        limit 1
    ) due on true
    left join lateral (
        select s.current_until
        from rm.accreditation s
        where s.generation = @generation and s.journey = g.journey and s.level = g.level and s.revision > g.revision
          and (s.step = 'moved' or (s.step = 'certified' and (s.on_day <= @as_of or s.revision = g.revision + 1)))
          and not exists (
              select from rm.accreditation later
              where later.generation = @generation and later.journey = g.journey and later.level = g.level
                and later.step = 'renewed' and later.revision < s.revision and later.revision > g.revision and later.on_day > @as_of)
        order by s.revision desc
        limit 1
    ) lasts on true
    where g.generation = @generation and g.step = 'given' and g.on_day <= @as_of
      and g.journey in (select e.journey from theirs e)
      and not exists (
          select from rm.accreditation r
          where r.generation = @generation and r.journey = g.journey and r.level = g.level
            and r.step = 'revoked' and r.revision > g.revision and r.on_day <= @as_of)
),
-- A cancelled sitting and a void one are no attempt from the day on which they are (S-32).
booked as materialized (
    select a.*
    from in_post p
    join rm.attempt_2 a on a.generation = @generation and a.journey = p.journey
    where a.booked_on <= @as_of and (a.cancelled_on is null or a.cancelled_on > @as_of)
),
-- The last released attempt decides what is to be taken again, unless a route of re-accreditation was completed after it.
to_retake as materialized (
    select distinct on (a.journey, a.level) a.journey, a.level, a.attempt, a.opened, a.banked_until
    from booked a
    where a.opened_on <= @as_of
      and not exists (
          select from rm.accreditation n
          where n.generation = @generation and n.journey = a.journey and n.level = a.level
            and n.step = 'renewed' and n.revision > a.opened_revision and n.on_day <= @as_of)
    order by a.journey, a.level, a.attempt desc
),
facts as (
    select 'agreed' as fact, g.journey, g.level
    from in_post p
    join rm.agreement_2 g on g.generation = @generation and g.journey = p.journey
    where (
        select (answer.value ->> 'agreed')::boolean
        from jsonb_array_elements(g.answers) with ordinality as answer (value, place)
        where (answer.value ->> 'on')::date <= @as_of
        order by answer.place desc
        limit 1)

    union all
    select 'waiting', e.journey, e.level
    from in_post p
    join rm.endorsement_2 e on e.generation = @generation and e.journey = p.journey
    where e.endorsed_on <= @as_of and e.valid_until >= @as_of and (e.lapsed_on is null or e.lapsed_on >= @as_of)
      and (e.withdrawn_on is null or e.withdrawn_on > @as_of)
      -- A release uses up every endorsement that was given before it.
      and not exists (
          select from booked b
          where b.journey = e.journey and b.level = e.level
            and (b.released_on is null or b.released_on > @as_of or b.released_revision > e.given_revision))

    union all
    select case when b.sits_on >= @as_of then 'ahead' else 'awaited' end, b.journey, b.level
    from booked b
    where b.released_on is null or b.released_on > @as_of

    union all
    select 'retake', r.journey, r.level
    from to_retake r
    where r.opened in ('narrow-retake', 'element-retake') and r.banked_until >= @as_of
      and not exists (select from booked b where b.journey = r.journey and b.level = r.level and b.attempt > r.attempt and b.sits_on < @as_of)

    union all
    -- Once the banked elements count no more, the one retake has become everything again (S-07).
    select 'full', r.journey, r.level
    from to_retake r
    where (r.opened = 'full-retake' or (r.opened in ('narrow-retake', 'element-retake') and r.banked_until < @as_of))
      and not exists (select from booked b where b.journey = r.journey and b.level = r.level and b.attempt > r.attempt)

    -- The rest is this employer's doing and stays with it, in post or not (S-16).
    union all
    select 'endorsed', e.journey, e.level
    from theirs e
    where e.endorsed_on <= @as_of

    union all
    select 'assessed', a.journey, a.level
    from theirs e
    join rm.attempt_2 a on a.generation = @generation and a.journey = e.journey and a.level = e.level and a.endorsement = e.endorsement
    where a.released_on <= @as_of and (a.annulled_on is null or a.annulled_on > @as_of)

    union all
    select 'accredited', h.journey, h.level
    from theirs e
    join rm.attempt_2 a on a.generation = @generation and a.journey = e.journey and a.level = e.level and a.endorsement = e.endorsement
    join held h on h.journey = a.journey and h.level = a.level and h.attempt = a.attempt
    where h.current_until is null or h.current_until >= @as_of
)
select f.level,
       count(distinct f.journey) filter (where f.fact = 'agreed')::int as agreed,
       count(distinct f.journey) filter (where f.fact = 'endorsed')::int as endorsed,
       count(distinct f.journey) filter (where f.fact = 'waiting')::int as endorsed_waiting,
       count(distinct f.journey) filter (where f.fact = 'ahead')::int as sittings_ahead,
       count(distinct f.journey) filter (where f.fact = 'awaited')::int as results_awaited,
       count(distinct f.journey) filter (where f.fact = 'assessed')::int as assessed,
       count(distinct f.journey) filter (where f.fact = 'accredited')::int as accredited,
       count(distinct f.journey) filter (where f.fact = 'retake')::int as retakes_open,
       count(distinct f.journey) filter (where f.fact = 'full')::int as full_retakes_expected
from facts f
group by grouping sets ((), (f.level));
