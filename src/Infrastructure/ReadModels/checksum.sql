select count(*) as rows,
       coalesce(sum(hash_record_extended(r, 0)), 0)::text || '/' || coalesce(sum(hash_record_extended(r, 1)), 0)::text as checksum
from (select {values} from rm.{table} t where t.generation = @generation) r;
