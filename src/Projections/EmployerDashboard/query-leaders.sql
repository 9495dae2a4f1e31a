-- Who leads practice at an organisation on the day, by area, and how many of them are accredited as practice leaders then (R-012).
-- A person counts once: with the role taken up last.
with stint as materialized (
    -- include: with-stint
),
led as materialized (
    select distinct on (r.journey) r.journey, r.area
    from stint t
    cross join lateral (select x.* from rm.statutory_role_2 x where x.generation = @generation and x.journey = t.journey and x.spell = t.spell offset 0) r
    where t.from_on <= @as_of and (t.until_on is null or t.until_on >= @as_of)
      and r.level = 'leader' and r.from_on <= @as_of and (r.to_on is null or r.to_on >= @as_of)
    order by r.journey, r.from_on desc, r.role desc
),
asked as (
    select l.journey from led l
),
stopped as not materialized (
    -- include: with-stopped
),
held as materialized (
    -- include: with-held
)
select l.area,
       count(*)::int as in_post,
       count(*) filter (where exists (
           select from held h
           where h.journey = l.journey and h.level = 'leader' and h.has_ended is not true))::int as accredited
from led l
group by l.area
order by l.area nulls first;
