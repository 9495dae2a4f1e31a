-- Also of people who are not confirmed yet: their journeys are being written.
select r.command_id, r.journey_id, r.key_version, r.wrapped_key
from people.persons p
join people.records r on r.journey_id = p.journey_id and r.command_id = p.command_id
where p.journey_id = any($1);
