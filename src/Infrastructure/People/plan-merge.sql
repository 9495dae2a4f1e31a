insert into people.merges (closed, survivor, planned_at)
values ($1, $2, $3)
on conflict (closed) do update
set survivor = excluded.survivor, planned_at = greatest(excluded.planned_at, people.merges.planned_at + interval '1 microsecond'), settled_at = null
returning planned_at;
