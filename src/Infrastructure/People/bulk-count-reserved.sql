select count(*)
from unnest($1::uuid[], $2::bytea[], $3::uuid[]) as s (journey_id, registration_hash, command_id)
join people.persons p on p.journey_id = s.journey_id and p.registration_hash = s.registration_hash and p.command_id = s.command_id;
