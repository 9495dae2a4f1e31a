select journey_id, state = 'confirmed', command_id, reserved_at from people.persons where registration_hash = $1;
