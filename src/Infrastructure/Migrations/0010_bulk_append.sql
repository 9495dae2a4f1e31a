-- Samples and old records come by the hundred thousand. They are written by COPY under a role of its own, which may add to the
-- event log and, like everybody, change nothing in it. Whoever loads must be a member of it; the owner of a private cluster is.
do $$
begin
    if not exists (select from pg_roles where rolname = 'naas_bulk') then
        create role naas_bulk nologin;
    end if;
exception
    when duplicate_object or unique_violation then
        raise notice 'the role naas_bulk is there already';
end
$$;

grant usage on schema es to naas_bulk;
grant select on es.head, es.streams, es.event_types, es.events to naas_bulk;
grant insert on es.streams, es.event_types, es.events to naas_bulk;
-- What es.append changes, and no more: how long a stream is, and how long the log.
grant update (version) on es.streams to naas_bulk;
grant update (position) on es.head to naas_bulk;

-- How many workers the sample of this database has; null for the Phase One sample.
alter table ops.sample add column workers integer;
