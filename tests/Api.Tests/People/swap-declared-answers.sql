update people.equality_answers a
set answers = o.answers
from people.equality_answers o
where (o.journey_id, o.version) <> (a.journey_id, a.version);
