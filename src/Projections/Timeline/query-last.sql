select exists (select from rm.timeline_2 t where t.generation = @generation and t.journey = @journey);
