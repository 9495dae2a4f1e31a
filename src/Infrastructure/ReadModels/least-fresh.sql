select p.position, p.epoch, p.recorded_at
from rm.active a
join rm.projections p on p.name = a.name and p.generation = a.generation
order by p.position
limit 1;
