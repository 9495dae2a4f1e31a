select k.reason
from rm.parked k
where k.name = @name and k.generation = @generation and k.stream = @stream
order by k.revision
limit 1;
