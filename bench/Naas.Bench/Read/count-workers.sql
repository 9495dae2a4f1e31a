select count(distinct t.journey) from rm.employment_spell t where t.generation = @generation;
