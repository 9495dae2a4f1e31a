insert into rm.rebooking_2 (generation, journey, level, attempt, until, from_on, given_order, revision, recorded_at)
select a.generation, gen_random_uuid(), 'practitioner', 1, date '2019-04-10', date '2018-10-10', 1, 1, now() from rm.active a where a.name = 'employer-dashboard';
