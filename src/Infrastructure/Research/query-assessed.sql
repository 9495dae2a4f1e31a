-- Workers with a released result. Of a record that was closed in favour of another one of the same person nothing is told, and
-- nothing of somebody whom the directory does not know any more.
select t.journey, t.categories, t.employments, t.levels
from rm.equality_1 t
where t.generation = @generation and not t.closed and t.units @> '[{"measure": "met"}]'
  and exists (select from people.records r where r.journey_id = t.journey);
