update people.equality_answers set version = 2 where version = 1 and journey_id = '00000001-000a-0000-0000-000000000000';
