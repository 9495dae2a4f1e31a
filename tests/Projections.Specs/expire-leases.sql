update rm.projections set lease_until = clock_timestamp() - interval '1 second' where owner is not null;
