update es.head set position = @position;
-- Whoever appends goes on with the numbers behind those that were copied in.
select setval(pg_get_serial_sequence('es.streams', 'id'), greatest((select max(id) from es.streams), 1)),
       setval(pg_get_serial_sequence('es.event_types', 'id'), greatest((select max(id) from es.event_types), 1));
