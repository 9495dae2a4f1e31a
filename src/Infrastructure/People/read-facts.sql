-- Also of people who are not confirmed yet: a read model may see a journey's first event before the directory is told of it.
select r.command_id, r.journey_id, r.key_version, r.wrapped_key, r.date_of_birth, a.version, a.command_id, a.declared_at, a.answers
from people.persons p
join people.records r on r.journey_id = p.journey_id and r.command_id = p.command_id
left join people.equality_answers a on a.journey_id = p.journey_id
where p.journey_id = any($1)
order by p.journey_id;
