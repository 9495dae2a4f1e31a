-- The rows of everybody but some, whatever the number of their generation.
select count(*) || '/' || coalesce(sum(hashtextextended((to_jsonb(t) - 'generation')::text, 0)), 0)
from rm.{table} t
where t.generation = @generation and t.journey <> all (@journeys);
