select count(*), coalesce(sum(hashtextextended((to_jsonb(t) - 'generation')::text, 0)), 0)::text
from rm.{table} t
where t.generation = @generation;
