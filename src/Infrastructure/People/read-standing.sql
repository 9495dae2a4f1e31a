select state = 'confirmed', command_id from people.persons where journey_id = $1;
