select exists (
    select from people.check_codes
    where code_hash = $1 and (journey_id = $2 or journey_id in (select m.closed from people.merges m where m.survivor = $2 and m.pointed))
      and used_at is null and $3 < expires_at);
