select p.generation, p.position, p.epoch, p.recorded_at, p.version
from rm.active a
join rm.projections p on p.name = a.name and p.generation = a.generation
where a.name = @name;
