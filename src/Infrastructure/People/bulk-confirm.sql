update people.persons set state = 'confirmed', confirmed_at = $2 where journey_id = any($1) and state = 'reserved';
