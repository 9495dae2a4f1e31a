select coalesce(sum(t.number), 0)::int
from rm.retention_count_2 t
where t.generation = @generation and t.organisation = '' and t.counted = 'not-in-post' and t.level = any(@levels) and t.characteristic = '' and t.marked <= @as_of;
