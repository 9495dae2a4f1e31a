select journey_id, command_id, reserved_at
from people.persons
where state = 'reserved' and reserved_at < $1
order by reserved_at, journey_id
limit $2;
