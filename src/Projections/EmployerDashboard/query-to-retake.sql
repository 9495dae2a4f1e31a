-- What those in post are to take again on the day: columns as arrays, for the statements that come after.
with in_post as (
    -- include: of-in-post
),
stopped as not materialized (
    -- include: with-stopped
)
select coalesce(array_agg(r.journey), '{}'), coalesce(array_agg(r.level), '{}'), coalesce(array_agg(r.attempt), '{}'), coalesce(array_agg(r.opened), '{}'),
       coalesce(array_agg(r.retake_element), '{}'), coalesce(array_agg(r.retake_until), '{}'), coalesce(array_agg(r.banked_until), '{}'),
       coalesce(array_agg(r.is_banked), '{}'), coalesce(array_agg(r.is_narrow), '{}'), coalesce(array_agg(r.is_booked), '{}'), coalesce(array_agg(r.is_sat), '{}')
from (
    -- include: with-to-retake
) r;
