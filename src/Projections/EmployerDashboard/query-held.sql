-- The accreditations of everybody who is in post or was endorsed by the employer, as far as the employer knows of them: columns as
-- arrays, for the statements that come after.
with asked as (
    select unnest(@present_journey) as journey, @as_of as known_on
    union
    select * from unnest(@theirs_journey, @theirs_known_on)
),
stopped as not materialized (
    -- include: with-stopped
)
select coalesce(array_agg(h.journey), '{}'), coalesce(array_agg(h.level), '{}'), coalesce(array_agg(h.attempt), '{}'), coalesce(array_agg(h.since), '{}'),
       coalesce(array_agg(h.due_on), '{}'), coalesce(array_agg(h.is_overdue), '{}'), coalesce(array_agg(h.has_ended), '{}')
from (
    -- include: with-held
) h;
