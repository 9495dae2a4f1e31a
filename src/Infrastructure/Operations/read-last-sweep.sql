select finished_at, today, done, not_settled from ops.last_sweep;
