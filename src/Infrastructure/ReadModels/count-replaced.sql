select count(*) from rm.projections where name = any(@names) and state = 'retired';
