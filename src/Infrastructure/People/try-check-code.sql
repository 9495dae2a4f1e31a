select exists (
    select from people.check_codes
    where code_hash = $1 and journey_id = $2 and used_at is null and $3 < expires_at);
