update people.documents d
set journey_id = p.journey_id
from people.persons p
where p.journey_id <> d.journey_id;
