-- Key and values together, so that only what they are bound to can tell.
update people.records r
set wrapped_key = o.wrapped_key, registration_number = o.registration_number, name = o.name, date_of_birth = o.date_of_birth
from people.records o
where o.command_id <> r.command_id;
