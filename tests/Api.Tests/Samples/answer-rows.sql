select journey_id || ' ' || version || ' ' || command_id || ' ' || declared_at
from people.equality_answers
order by journey_id, version;
