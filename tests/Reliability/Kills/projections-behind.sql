select count(*)
from rm.active a
join rm.projections p on p.name = a.name and p.generation = a.generation
cross join es.head h
where p.position < h.position;
