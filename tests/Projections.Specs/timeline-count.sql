select count(*) from rm.timeline_4 where generation = @generation;
