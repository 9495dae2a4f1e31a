insert into people.check_codes (code_hash, journey_id, issued_at, expires_at) values ($1, $2, $3, $4);
