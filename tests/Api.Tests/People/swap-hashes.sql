alter table people.persons drop constraint persons_registration_hash;
update people.persons p
set registration_hash = o.registration_hash
from people.persons o
where o.journey_id <> p.journey_id;
