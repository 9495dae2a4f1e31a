-- The people in post by where they stand, each once: at the highest level at which anything has happened by the day.
with stint as materialized (
    -- include: of-present
),
page as materialized (
    select distinct on (t.journey) t.journey, t.basis, t.employed_on as from_on, t.until_on as to_on
    from stint t
    order by t.journey, t.from_on desc, t.spell desc
),
held as materialized (
    -- include: of-held
),
to_retake as materialized (
    -- include: of-to-retake
)
select s.level, s.standing, count(*)::int
from (
    -- include: with-standing
) s
group by s.level, s.standing;
