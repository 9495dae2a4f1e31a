insert into ops.sample (seed, parameters) values ($1, $2) on conflict (only_row) do nothing;
