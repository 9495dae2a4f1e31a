delete from people.records r
using people.persons p
where r.journey_id = $1 and p.journey_id = r.journey_id and p.state = 'confirmed' and r.command_id <> p.command_id;
