insert into rm.closed_record (generation, journey, revision, recorded_at)
select a.generation, gen_random_uuid(), 7, now() from rm.active a where a.name = 'employer-dashboard';
