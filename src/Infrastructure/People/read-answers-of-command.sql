select a.journey_id, a.version, a.command_id, a.declared_at, a.answers, r.command_id, r.journey_id, r.key_version, r.wrapped_key
from people.equality_answers a
join people.persons p on p.journey_id = a.journey_id
join people.records r on r.journey_id = p.journey_id and r.command_id = p.command_id
where a.command_id = $1;
