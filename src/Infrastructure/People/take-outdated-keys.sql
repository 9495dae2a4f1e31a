select command_id, journey_id, key_version, wrapped_key
from people.records
where key_version <> $1
order by command_id
limit $2
for update;
