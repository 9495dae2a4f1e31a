-- One row for each level, and one over all levels (level is null) in which a person counts once.
-- The last day of an employment is a day in post and the last day of what was endorsed there; a booking is gone on the day it
-- is cancelled.
with theirs as materialized (
    -- include: of-theirs
),
held as materialized (
    -- include: of-held
),
-- A cancelled sitting and a void one are no attempt from the day on which they are (S-32).
booked as materialized (
    select a.*
    from rm.attempt_3 a
    where a.generation = @generation and a.journey = any (@present_journey)
      and a.booked_on <= @as_of and (a.cancelled_on is null or a.cancelled_on > @as_of)
),
-- What was sat under this employer's endorsement and is the employer's to know.
sat as materialized (
    select t.journey, t.level, t.attempt, t.annulled_on, t.known_on
    from (
        -- include: of-told
    ) t
    where t.released_on <= @as_of
),
to_retake as materialized (
    -- include: of-to-retake
),
facts as (
    select 'agreed' as fact, g.journey, g.level
    from rm.agreement_2 g
    where g.generation = @generation and g.journey = any (@present_journey) and (
        select (answer.value ->> 'agreed')::boolean
        from jsonb_array_elements(g.answers) with ordinality as answer (value, place)
        where (answer.value ->> 'on')::date <= @as_of
        order by answer.place desc
        limit 1)

    union all
    select 'waiting', e.journey, e.level
    from rm.endorsement_3 e
    where e.generation = @generation and e.journey = any (@present_journey)
      and e.endorsed_on <= @as_of and (e.lapsed_on is null or e.lapsed_on >= @as_of)
      and (e.withdrawn_on is null or e.withdrawn_on > @as_of)
      -- A release uses up every endorsement that was given before it.
      and (e.valid_until >= @as_of and not exists (
              select from rm.attempt_3 b
              where b.generation = @generation and b.journey = e.journey and b.level = e.level
                and b.booked_on <= @as_of and (b.cancelled_on is null or b.cancelled_on > @as_of)
                and (b.released_on is null or b.released_on > @as_of or b.released_revision > e.given_revision)
              offset 0)
          or exists (
              -- include: carried-on
          ))

    union all
    select case when b.sits_on >= @as_of then 'ahead' else 'awaited' end, b.journey, b.level
    from booked b
    where b.released_on is null or b.released_on > @as_of

    union all
    select 'retake', r.journey, r.level
    from to_retake r
    where r.opened in ('narrow-retake', 'element-retake') and r.is_banked and not r.is_sat

    union all
    -- Once the banked elements count no more, the one retake has become everything again (S-07).
    select 'full', r.journey, r.level
    from to_retake r
    where (r.opened = 'full-retake' or not r.is_banked) and not r.is_booked

    -- The rest is this employer's doing and stays with it, in post or not, as it stood on the last day in post (S-16).
    union all
    select 'endorsed', e.journey, e.level
    from theirs e
    where e.endorsed_on <= @as_of

    union all
    select 'assessed', a.journey, a.level
    from sat a
    where a.annulled_on is null or a.annulled_on > a.known_on

    union all
    select 'accredited', a.journey, a.level
    from sat a
    where ((a.journey, a.level, a.attempt) in (select h.journey, h.level, h.attempt from held h where h.has_ended is not true)) is true
),
each as materialized (
    select distinct f.fact, f.journey, f.level from facts f
)
select e.level,
       count(*) filter (where e.fact = 'agreed')::int as agreed,
       count(*) filter (where e.fact = 'endorsed')::int as endorsed,
       count(*) filter (where e.fact = 'waiting')::int as endorsed_waiting,
       count(*) filter (where e.fact = 'ahead')::int as sittings_ahead,
       count(*) filter (where e.fact = 'awaited')::int as results_awaited,
       count(*) filter (where e.fact = 'assessed')::int as assessed,
       count(*) filter (where e.fact = 'accredited')::int as accredited,
       count(*) filter (where e.fact = 'retake')::int as retakes_open,
       count(*) filter (where e.fact = 'full')::int as full_retakes_expected
from each e
group by e.level

union all
select null,
       count(*) filter (where e.fact = 'agreed')::int,
       count(*) filter (where e.fact = 'endorsed')::int,
       count(*) filter (where e.fact = 'waiting')::int,
       count(*) filter (where e.fact = 'ahead')::int,
       count(*) filter (where e.fact = 'awaited')::int,
       count(*) filter (where e.fact = 'assessed')::int,
       count(*) filter (where e.fact = 'accredited')::int,
       count(*) filter (where e.fact = 'retake')::int,
       count(*) filter (where e.fact = 'full')::int
from (select distinct o.fact, o.journey from each o) e;
