select count(*) as rows, coalesce(sum(hashtextextended(k.stream || '/' || k.revision, 0)), 0)::text as checksum
from rm.parked k
where k.name = @name and k.generation = @generation;
