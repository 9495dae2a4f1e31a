update rm.projections set owner = 'somebody', lease_until = clock_timestamp() + interval '1 hour' where name = @name and state = 'live';
