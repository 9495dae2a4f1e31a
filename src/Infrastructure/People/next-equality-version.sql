select r.command_id, r.journey_id, r.key_version, r.wrapped_key,
       coalesce((select max(a.version) from people.equality_answers a where a.journey_id = p.journey_id), 0) + 1
from people.persons p
join people.records r on r.journey_id = p.journey_id and r.command_id = p.command_id
where p.journey_id = $1 and p.state = 'confirmed';
