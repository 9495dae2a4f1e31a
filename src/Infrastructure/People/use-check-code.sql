-- Of two uses at once the second waits for the first, looks again, and finds it used.
update people.check_codes
set used_at = $3
where code_hash = $1 and journey_id = $2 and used_at is null and $3 < expires_at;
