-- A code of a record that was closed is as good as one of the record that goes on (S-53).
-- Of two uses at once the second waits for the first, looks again, and finds it used.
update people.check_codes
set used_at = $3
where code_hash = $1 and (journey_id = $2 or journey_id in (select m.closed from people.merges m where m.survivor = $2 and m.pointed))
  and used_at is null and $3 < expires_at;
