select string_agg(event::text, E'\n') from es.events_readable event where stream = $1;
