-- The first event of a parked stream is the one that could not be handled; the rest waits behind it.
select distinct on (k.name, k.stream) k.name, k.stream, k.revision, k.type, k.reason, k.parked_at,
       count(*) over (partition by k.name, k.stream) as events
from rm.parked k
join rm.active a on a.name = k.name and a.generation = k.generation
where k.name = @name
order by k.name, k.stream, k.revision;
