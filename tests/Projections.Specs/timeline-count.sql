select count(*) from rm.timeline where generation = @generation;
