select exists (select from rm.timeline t where t.generation = @generation and t.journey = @journey);
