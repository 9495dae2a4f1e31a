select name || ' ' || version || ' ' || state from es.streams order by name;
