-- The attempts under this employer's endorsement whose result was released while the person was employed there (S-16), on whatever day:
-- columns as arrays, for the statements that come after.
with theirs as materialized (
    -- include: of-theirs
)
select coalesce(array_agg(a.journey), '{}'), coalesce(array_agg(a.level), '{}'), coalesce(array_agg(a.attempt), '{}'),
       coalesce(array_agg(a.released_on), '{}'), coalesce(array_agg(a.annulled_on), '{}'),
       coalesce(array_agg(a.knowledge), '{}'), coalesce(array_agg(a.simulated), '{}'), coalesce(array_agg(a.written), '{}'),
       coalesce(array_agg(e.known_on), '{}')
from theirs e
join (
    select x.* from rm.attempt_3 x where x.generation = @generation and x.journey = any (@theirs_journey) offset 0
) a on a.journey = e.journey and a.level = e.level and a.endorsement = e.endorsement
where exists (
    -- include: told-while-employed
);
