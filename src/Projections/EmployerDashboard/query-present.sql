-- Who is in post with an employer on the day, with its counts of people: columns as arrays, for the statements that come after.
with stint as materialized (
    -- include: with-stint
),
workforce as (
    -- include: with-workforce
)
select w.headcount, w.agency, w.joiners, w.leavers, p.*
from workforce w
cross join (
    select coalesce(array_agg(t.journey), '{}'), coalesce(array_agg(t.spell), '{}'), coalesce(array_agg(t.basis), '{}'),
           coalesce(array_agg(t.employed_on), '{}'), coalesce(array_agg(t.left_on), '{}'),
           coalesce(array_agg(t.from_on), '{}'), coalesce(array_agg(t.until_on), '{}')
    from stint t
    where t.from_on <= @as_of and (t.until_on is null or t.until_on >= @as_of)
) p;
