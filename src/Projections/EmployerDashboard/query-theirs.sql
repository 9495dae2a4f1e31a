-- The endorsements that are an employer's on the day: columns as arrays, for the statements that come after. With each the day up to
-- which the employer knows what becomes of the person: the day itself while in post, and after that the last day of the employment,
-- carried over to it or not (S-16); null for somebody who was never in post there.
select coalesce(array_agg(e.journey), '{}'), coalesce(array_agg(e.level), '{}'), coalesce(array_agg(e.endorsement), '{}'), coalesce(array_agg(e.endorsed_on), '{}'),
       coalesce(array_agg((
           select max(least(s.to_on, @as_of))
           from rm.employment_spell s
           where s.generation = @generation and s.journey = e.journey and s.from_on <= @as_of
             and (s.placed_at = @organisation or exists (
                 select from rm.carry_over_2 c where c.generation = @generation and c.journey = s.journey and c.spell = s.spell and c.carried_to = @organisation offset 0)))), '{}')
from (
    -- include: with-theirs
) e;
