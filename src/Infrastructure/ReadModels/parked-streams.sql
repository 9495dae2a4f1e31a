select distinct stream
from rm.parked
where name = @name and generation = @generation and stream = any (@streams);
