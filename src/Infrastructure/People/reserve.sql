-- Any conflict (number, journey) leaves everything as it is; the caller counts the rows.
-- A command id that has a record already fails the whole statement.
with person as (
    insert into people.persons (journey_id, registration_hash, state, command_id, reserved_at)
    values ($1, $2, 'reserved', $3, $4)
    on conflict do nothing
    returning journey_id, command_id
)
insert into people.records (journey_id, command_id, key_version, wrapped_key, registration_number, name, date_of_birth)
select journey_id, command_id, $5, $6, $7, $8, $9 from person;
