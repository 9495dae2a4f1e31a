with person as (
    update people.persons
    set command_id = $3, reserved_at = $4
    where journey_id = $1 and registration_hash = $2 and state = 'reserved' and command_id = $10
    returning journey_id, command_id
)
insert into people.records (journey_id, command_id, key_version, wrapped_key, registration_number, name, date_of_birth)
select journey_id, command_id, $5, $6, $7, $8, $9 from person;
