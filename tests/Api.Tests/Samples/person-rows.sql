select p.journey_id || ' ' || encode(p.registration_hash, 'hex') || ' ' || p.state || ' ' || p.command_id || ' ' || r.key_version
from people.persons p
join people.records r on r.journey_id = p.journey_id and r.command_id = p.command_id
order by p.journey_id;
