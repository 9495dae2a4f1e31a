insert into rm.parked (name, generation, stream, revision, position, type, reason)
select @name, @generation, t.stream, t.revision, t.position, t.type, t.reason
from unnest(@stream, @revision, @position, @type, @reason) as t (stream, revision, position, type, reason);
