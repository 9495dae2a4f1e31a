-- The endorsements that are an employer's on the day: columns as arrays, for the statements that come after.
select coalesce(array_agg(e.journey), '{}'), coalesce(array_agg(e.level), '{}'), coalesce(array_agg(e.endorsement), '{}'), coalesce(array_agg(e.endorsed_on), '{}')
from (
    -- include: with-theirs
) e;
