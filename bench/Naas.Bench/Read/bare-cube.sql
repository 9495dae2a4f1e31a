-- The lines of the tally that the question of the country reads, added up and nothing else.
select t.category, t.outcome, sum(t.number)
from rm.equality_cube_1 t
where t.generation = @generation and t.measure = 'met' and t.organisation = '' and t.characteristic = 'ethnicity'
  and t.level = any (array['practitioner', 'supervisor', 'leader']) and t.element = '' and t.kind = 'first'
group by t.category, t.outcome;
