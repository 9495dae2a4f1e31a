update people.records set key_version = $2, wrapped_key = $3 where command_id = $1;
