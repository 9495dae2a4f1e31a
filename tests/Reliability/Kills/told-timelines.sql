select t.journey, t.type, count(*)
from rm.timeline_4 t
where t.generation = @generation
group by t.journey, t.type;
