select max(t.revision) from rm.timeline_3 t where t.generation = @generation and t.journey = @journey;
