insert into rm.development_plan_1 (generation, journey, level, attempt, agreed_on, recorded_at)
select a.generation, gen_random_uuid(), 'practitioner', 1, date '2018-10-10', now() from rm.active a where a.name = 'employer-dashboard';
