-- Planned with the values that are asked for: how many lines there are follows from them, and a plan for any values sorts them all.
select set_config('plan_cache_mode', 'force_custom_plan', true);
