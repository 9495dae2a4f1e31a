-- The command held this reservation before and its record is there still.
update people.persons
set command_id = $3, reserved_at = $4
where journey_id = $1 and registration_hash = $2 and state = 'reserved' and command_id = $5;
