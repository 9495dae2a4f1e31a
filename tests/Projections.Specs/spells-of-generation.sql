select count(*) from rm.employment_spell where generation = @generation;
