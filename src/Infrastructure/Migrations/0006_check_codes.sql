-- S-37: one-time codes that workers give out, as keyed hashes. Used once, for the worker's own number, before they expire.
create table people.check_codes (
    code_hash  bytea primary key check (octet_length(code_hash) = 32),
    journey_id uuid not null references people.persons,
    issued_at  timestamptz not null,
    expires_at timestamptz not null check (expires_at > issued_at),
    used_at    timestamptz
);

create index check_codes_journey on people.check_codes (journey_id);

-- A code can be used up; it can never be made good again for another journey or a longer time.
grant select, insert, update (used_at) on people.check_codes to naas_application;
