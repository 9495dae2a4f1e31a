-- What had become by a month's end of the endorsements that were given by then; the empty text of those that wait, or ran out.
select case when t.ended <= @as_of then t.outcome else '' end, sum(t.number)::int
from rm.retention_count_2 t
where t.generation = @generation and t.organisation = @organisation and t.counted = 'endorsement' and t.level = any(@levels) and t.characteristic = ''
  and (@basis::text is null or t.basis = @basis)
  and t.began <= @as_of and t.since <= @as_of and t.until > @as_of
group by 1;
