select coalesce(sum(c.number), 0)::bigint
from rm.equality_cube_1 c
join rm.active a on a.name = 'equalities' and a.generation = c.generation
where c.measure = 'met' and c.organisation = '' and c.characteristic = 'ethnic-group' and c.element = '' and c.kind = 'element-retake'
  and c.category = @category and c.outcome = @outcome;
