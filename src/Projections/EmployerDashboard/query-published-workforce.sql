-- Everybody directly employed and in post on the day, once: with the organisation where they began last, at one level, at the furthest
-- stage that they have come to, at whatever level.
with stint as materialized (
    -- include: with-every-stint
),
in_post as materialized (
    select distinct on (t.journey) t.journey, t.placed_at
    from stint t
    where t.basis = 'direct' and t.from_on <= @as_of and (t.until_on is null or t.until_on >= @as_of)
    order by t.journey, t.from_on desc, t.spell desc
),
asked as (
    select p.journey, @as_of as known_on from in_post p
),
stopped as not materialized (
    -- include: with-stopped
),
held as materialized (
    -- include: with-held
),
height (level, height) as (
    values ('practitioner', 1), ('supervisor', 2), ('leader', 3)
),
endorsed as (
    select e.journey, max(h.height) as height
    from rm.endorsement_3 e
    join height h on h.level = e.level
    where e.generation = @generation and e.endorsed_on <= @as_of
    group by e.journey
),
in_role as (
    select r.journey, max(h.height) as height
    from rm.statutory_role_2 r
    join height h on h.level = r.level
    where r.generation = @generation and r.from_on <= @as_of and (r.to_on is null or r.to_on >= @as_of)
    group by r.journey
),
assessed as (
    select distinct a.journey
    from rm.attempt_3 a
    where a.generation = @generation and a.released_on <= @as_of and (a.annulled_on is null or a.annulled_on > @as_of)
),
accredited as (
    select distinct h.journey
    from held h
    where h.has_ended is not true
)
select p.placed_at, h.level,
       case
           when c.journey is not null then 'accredited'
           when a.journey is not null then 'assessed'
           when e.journey is not null then 'endorsed'
           else 'never-endorsed'
       end as stage,
       count(*)::int as people
from in_post p
left join endorsed e on e.journey = p.journey
left join in_role r on r.journey = p.journey
left join height h on h.height = coalesce(e.height, r.height)
left join assessed a on a.journey = p.journey
left join accredited c on c.journey = p.journey
group by 1, 2, 3
order by 1, 2, 3;
