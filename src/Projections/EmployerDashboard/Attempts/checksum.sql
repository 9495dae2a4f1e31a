select count(*) as rows,
       coalesce(sum(hashtextextended((to_jsonb(t) - 'generation')::text, 0)), 0)::text
           || '/' || coalesce(sum(hashtextextended((to_jsonb(t) - 'generation')::text, 1)), 0)::text as checksum
from rm.attempt_3 t
where t.generation = @generation;
