-- A result is the employer's to know where it was released during an employment there, carried over to it or not (S-16). Asked of one
-- attempt after the other (offset 0): how many there are does not reach the planner.
select
from rm.employment_spell s
where s.generation = @generation and s.journey = a.journey and s.from_on <= a.released_on and (s.to_on is null or s.to_on >= a.released_on)
  and (s.placed_at = @organisation or exists (
      select from rm.carry_over_2 c where c.generation = @generation and c.journey = s.journey and c.spell = s.spell and c.carried_to = @organisation))
offset 0
