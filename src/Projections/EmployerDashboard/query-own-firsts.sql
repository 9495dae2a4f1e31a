-- The first attempts of people at each level, as they count on a day, that were sat under this employer's endorsement and whose result
-- was released while they were employed there (S-16): from the rows that the tally of the whole country is over, so that the one is a
-- part of the other.
with told as materialized (
    -- include: of-told
),
firsts as materialized (
    select distinct on (r.journey, x.level) r.journey, x.*
    from (
        select s.* from rm.released_results_1 s where s.generation = @generation and s.journey = any (@told_journey) offset 0
    ) r
    cross join lateral jsonb_to_recordset(r.results)
        as x (level text, attempt integer, "releasedOn" date, outcome text, met text, "notMet" text, "annulledOn" date, "isRetake" boolean)
    where x."isRetake" is not true and x."releasedOn" <= @until and (x."annulledOn" is null or x."annulledOn" > @until)
    order by r.journey, x.level, x."releasedOn", x.attempt
)
select f.level, m.part, count(*)::int as number, count(*) filter (where m.met)::int as met
from firsts f
cross join lateral (
    select 'assessment' as part, f.outcome = 'met' as met
    union all
    select element, true from string_to_table(nullif(f.met, ''), ',') as element where f.level <> 'leader'
    union all
    select element, false from string_to_table(nullif(f."notMet", ''), ',') as element where f.level <> 'leader'
) m
-- Looked up in one table of them (is true): how many there are does not reach the planner, who would lay list against list.
where ((f.journey, f.level, f.attempt) in (select t.journey, t.level, t.attempt from told t)) is true
group by f.level, m.part;
