with stint as materialized (
    -- include: with-stint
),
page as materialized (
    select distinct on (t.journey) t.journey, t.basis, t.employed_on as from_on, t.until_on as to_on
    from stint t
    where t.from_on <= @as_of and (t.until_on is null or t.until_on >= @as_of)
      and (@after::uuid is null or t.journey > @after::uuid)
    order by t.journey, t.from_on desc, t.spell desc
    limit @maximum
),
asked as (
    select p.journey, @as_of as known_on from page p
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
select s.*
from (
    -- include: with-standing
) s
order by s.journey;
