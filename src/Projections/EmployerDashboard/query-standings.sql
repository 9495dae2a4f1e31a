-- The people in post by where they stand, each once: at the highest level at which anything has happened by the day.
with stint as materialized (
    -- include: with-stint
),
page as materialized (
    select distinct on (t.journey) t.journey, t.basis, t.employed_on as from_on, t.until_on as to_on
    from stint t
    where t.from_on <= @as_of and (t.until_on is null or t.until_on >= @as_of)
    order by t.journey, t.from_on desc, t.spell desc
),
asked as (
    select p.journey from page p
),
in_post as (
    select p.journey from page p
),
stopped as not materialized (
    -- include: with-stopped
),
held as materialized (
    -- include: with-held
),
to_retake as materialized (
    -- include: with-to-retake
)
select s.level, s.standing, count(*)::int
from (
    -- include: with-standing
) s
group by s.level, s.standing;
