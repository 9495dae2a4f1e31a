insert into es.event_types (name) values ('from-the-future') on conflict do nothing;
