update people.equality_answers a
set journey_id = p.journey_id
from people.persons p
where p.journey_id <> a.journey_id;
