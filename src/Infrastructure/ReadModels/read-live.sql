select p.generation, p.version, p.fence, p.position, p.epoch
from rm.active a
join rm.projections p on p.name = a.name and p.generation = a.generation
where a.name = @name;
