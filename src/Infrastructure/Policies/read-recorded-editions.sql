-- A booking fixes the edition of its attempt, and nothing else fixes one.
select distinct convert_from(e.meta, 'UTF8')::jsonb ->> 'edition'
from es.events e
join es.event_types t on t.id = e.type_id
where t.name = 'sitting-booked';
