-- While a merging or its undoing is at work, the number leads to the record that is or was closed: what the log says of that one is
-- right between any two steps, and a pointer would be wrong for as long as the step that changes it is cut off.
insert into people.merges (closed, survivor, planned_at)
values ($1, $2, $3)
on conflict (closed) do update
set survivor = excluded.survivor, planned_at = greatest(excluded.planned_at, people.merges.planned_at + interval '1 microsecond'), settled_at = null,
    pointed = false
returning planned_at;
