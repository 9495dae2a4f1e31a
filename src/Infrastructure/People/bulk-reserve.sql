-- As reserve.sql, of many: what is there already is left as it is, and the caller looks.
with sent as (
    select *
    from unnest($1::uuid[], $2::bytea[], $3::uuid[], $4::integer[], $5::bytea[], $6::bytea[], $7::bytea[], $8::bytea[])
        as s (journey_id, registration_hash, command_id, key_version, wrapped_key, registration_number, name, date_of_birth)
), person as (
    insert into people.persons (journey_id, registration_hash, state, command_id, reserved_at)
    select journey_id, registration_hash, 'reserved', command_id, $9 from sent
    on conflict do nothing
    returning journey_id
)
insert into people.records (journey_id, command_id, key_version, wrapped_key, registration_number, name, date_of_birth)
select s.journey_id, s.command_id, s.key_version, s.wrapped_key, s.registration_number, s.name, s.date_of_birth
from sent s
join person p on p.journey_id = s.journey_id;
