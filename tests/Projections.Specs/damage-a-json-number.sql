-- The same number, written with another number of decimals.
update rm.worker_summary_4 set roles = replace(roles::text, '"role": 1,', '"role": 1.0,')::jsonb;
