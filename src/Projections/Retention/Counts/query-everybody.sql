-- Everybody of a curve, whatever the level: by how many they are more than those of whom a level is known.
select coalesce(sum(t.number), 0)::int
from rm.retention_count_2 t
where t.generation = @generation and t.organisation = @organisation and t.counted = @counted and t.level = '' and t.characteristic = @characteristic
  and (@basis::text is null or t.basis = @basis)
  and t.began <= @as_of and t.marked <= @as_of and t.since <= @as_of and t.ended >= t.since;
