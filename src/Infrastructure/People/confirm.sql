update people.persons
set state = 'confirmed', command_id = $2, confirmed_at = $3
where journey_id = $1 and state = 'reserved'
  and exists (select 1 from people.records r where r.journey_id = $1 and r.command_id = $2);
