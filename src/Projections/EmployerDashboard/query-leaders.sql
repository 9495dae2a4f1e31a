-- Who leads practice at an organisation on the day, by area, and how many of them are accredited as practice leaders then (R-012).
-- A person counts once: with the role taken up last.
with stint as materialized (
    -- include: of-present
),
led as materialized (
    select distinct on (r.journey) r.journey, r.area
    from stint t
    join (
        select x.* from rm.statutory_role_2 x where x.generation = @generation and x.journey = any (@present_journey) and x.level = 'leader' offset 0
    ) r on r.journey = t.journey and r.spell = t.spell
    where r.from_on <= @as_of and (r.to_on is null or r.to_on >= @as_of)
    order by r.journey, r.from_on desc, r.role desc
),
held as materialized (
    -- include: of-held
)
select l.area,
       count(*)::int as in_post,
       count(*) filter (where exists (
           select from held h
           where h.journey = l.journey and h.level = 'leader' and h.has_ended is not true))::int as accredited
from led l
group by l.area
order by l.area nulls first;
