-- Where the accreditations of the people in post stand with re-accreditation on the day (S-15).
with asked as materialized (
    -- include: of-in-post
),
held as materialized (
    -- include: of-held
),
latest as (
    select distinct on (h.journey, h.level) h.*
    from held h
    join asked p on p.journey = h.journey
    order by h.journey, h.level, h.since desc
)
select l.level,
       count(*) filter (where l.due_on between @as_of and @due_by)::int as due_soon,
       count(*) filter (where l.is_overdue and l.has_ended is not true)::int as overdue,
       count(*) filter (where l.has_ended)::int as not_current
from latest l
group by l.level;
