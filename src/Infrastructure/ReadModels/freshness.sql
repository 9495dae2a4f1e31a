select p.generation, p.position, p.epoch, p.recorded_at, p.version,
       (select k.reason
        from rm.parked k
        where k.name = p.name and k.generation = p.generation and k.stream = @stream::text
        order by k.revision
        limit 1),
       coalesce((select max(e.change) from people.equality_answers e), 0)
from rm.active a
join rm.projections p on p.name = a.name and p.generation = a.generation
where a.name = @name;
