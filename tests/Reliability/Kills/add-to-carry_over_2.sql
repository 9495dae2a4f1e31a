insert into rm.carry_over_2 (generation, journey, spell, revision, carried_from, carried_to, carried_on, recorded_at)
select a.generation, gen_random_uuid(), 1, 7, 'E08000010', 'E08000035', date '2019-04-01', now() from rm.active a where a.name = 'employer-dashboard';
