select command_id, journey_id, key_version, wrapped_key, registration_number, name, date_of_birth
from people.records
where command_id = $1;
