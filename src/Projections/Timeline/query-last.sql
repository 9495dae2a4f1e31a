select max(t.revision) from rm.timeline_2 t where t.generation = @generation and t.journey = @journey;
