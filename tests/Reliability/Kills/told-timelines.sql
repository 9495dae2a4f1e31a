select t.journey, t.type, count(*)
from rm.timeline_2 t
where t.generation = @generation
group by t.journey, t.type;
