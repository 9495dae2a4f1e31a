-- From now on whoever reads an event is cut off, as when the server is going down; events are written as before.
alter table es.events rename to events_kept;

create function es.cut_off() returns boolean
language plpgsql volatile as $$
begin
    raise exception 'terminating connection due to administrator command' using errcode = '57P01';
end
$$;

create view es.events as select e.* from es.events_kept e where es.cut_off();

grant select on es.events, es.events_kept to naas_application;
