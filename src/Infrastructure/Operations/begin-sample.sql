insert into ops.sample (seed, parameters, workers) values ($1, $2, $3) on conflict (only_row) do nothing;
