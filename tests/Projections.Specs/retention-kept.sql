-- The country's lines of employments against the employments of the rows, and the organisations' against both.
select (select coalesce(sum(t.number), 0)::bigint from rm.retention_count_2 t
        join rm.active a on a.name = 'retention' and a.generation = t.generation
        where t.counted = 'employment' and t.characteristic = '' and t.level = '' and (t.organisation = '') = @country and t.until = 2147483647)
     - (select coalesce(sum(jsonb_array_length(t.spells)), 0)::bigint from rm.retention_2 t
        join rm.active a on a.name = 'retention' and a.generation = t.generation
        where not t.is_closed);
