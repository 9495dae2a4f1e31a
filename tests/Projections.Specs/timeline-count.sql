select count(*) from rm.timeline_2 where generation = @generation;
