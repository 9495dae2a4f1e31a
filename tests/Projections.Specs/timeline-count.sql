select count(*) from rm.timeline_3 where generation = @generation;
