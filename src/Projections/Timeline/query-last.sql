select max(t.revision) from rm.timeline_4 t where t.generation = @generation and t.journey = @journey;
