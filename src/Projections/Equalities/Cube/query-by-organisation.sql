select t.category, t.organisation, t.outcome, sum(t.number)::bigint
from rm.equality_cube_1 t
where t.generation = @generation and t.measure = @measure and t.organisation > '' and t.characteristic = @characteristic
  and t.level = any (@levels) and t.element = @element and t.kind = any (@kinds)
  and (@from::date is null or t.month >= @from) and (@to::date is null or t.month <= @to)
group by 1, 2, 3;
