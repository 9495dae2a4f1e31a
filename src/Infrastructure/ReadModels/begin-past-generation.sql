insert into rm.projections (name, generation, version, state)
select @name, max(p.generation) + 1, @version, 'past'
from rm.projections p
where p.name = @name
returning generation;
