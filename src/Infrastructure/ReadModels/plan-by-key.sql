-- Planned once for any values: the lines are looked up by their key and added up as they come. A plan that counts on any values would
-- sort them all, and to plan each time with the values takes as long as to add up a small country's.
select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_sort', 'off', true), set_config('enable_seqscan', 'off', true);
