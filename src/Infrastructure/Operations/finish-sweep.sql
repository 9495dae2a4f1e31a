insert into ops.last_sweep (started_at, finished_at, today, done, not_settled) values ($1, $2, $3, $4, $5)
on conflict (only_row) do update set
    started_at  = excluded.started_at,
    finished_at = excluded.finished_at,
    today       = excluded.today,
    done        = excluded.done,
    not_settled = excluded.not_settled
-- Of two sweeps at once the later one stays.
where ops.last_sweep.finished_at <= excluded.finished_at;
