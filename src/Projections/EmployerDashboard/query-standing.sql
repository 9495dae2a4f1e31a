-- One row for each level, and one over all levels (level is null) in which a person counts once.
-- The last day of an employment is a day in post and the last day of what was endorsed there; a booking is gone on the day it
-- is cancelled.
with stint as materialized (
    -- include: with-stint
),
in_post as materialized (
    -- include: with-in-post
),
theirs as materialized (
    -- include: with-theirs
),
asked as (
    select e.journey from theirs e
),
stopped as not materialized (
    -- include: with-stopped
),
held as materialized (
    -- include: with-held
),
-- A cancelled sitting and a void one are no attempt from the day on which they are (S-32).
booked as materialized (
    select a.*
    from in_post p
    cross join lateral (select x.* from rm.attempt_3 x where x.generation = @generation and x.journey = p.journey offset 0) a
    where a.booked_on <= @as_of and (a.cancelled_on is null or a.cancelled_on > @as_of)
),
-- What was sat, or is to be, under this employer's endorsement.
sat as materialized (
    select a.journey, a.level, a.attempt, a.released_on, a.annulled_on
    from theirs e
    cross join lateral (
        select x.* from rm.attempt_3 x where x.generation = @generation and x.journey = e.journey and x.level = e.level and x.endorsement = e.endorsement offset 0
    ) a
),
to_retake as materialized (
    -- include: with-to-retake
),
facts as (
    select 'agreed' as fact, g.journey, g.level
    from in_post p
    cross join lateral (select x.* from rm.agreement_2 x where x.generation = @generation and x.journey = p.journey offset 0) g
    where (
        select (answer.value ->> 'agreed')::boolean
        from jsonb_array_elements(g.answers) with ordinality as answer (value, place)
        where (answer.value ->> 'on')::date <= @as_of
        order by answer.place desc
        limit 1)

    union all
    select 'waiting', e.journey, e.level
    from in_post p
    cross join lateral (select x.* from rm.endorsement_3 x where x.generation = @generation and x.journey = p.journey offset 0) e
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
    where r.opened in ('narrow-retake', 'element-retake') and r.is_banked and not r.is_sat

    union all
    -- Once the banked elements count no more, the one retake has become everything again (S-07).
    select 'full', r.journey, r.level
    from to_retake r
    where (r.opened = 'full-retake' or not r.is_banked) and not r.is_booked

    -- The rest is this employer's doing and stays with it, in post or not (S-16).
    union all
    select 'endorsed', e.journey, e.level
    from theirs e
    where e.endorsed_on <= @as_of

    union all
    select 'assessed', a.journey, a.level
    from sat a
    where a.released_on <= @as_of and (a.annulled_on is null or a.annulled_on > @as_of)

    union all
    select 'accredited', h.journey, h.level
    from sat a
    join held h on h.journey = a.journey and h.level = a.level and h.attempt = a.attempt
    where h.has_ended is not true
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
