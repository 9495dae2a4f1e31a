alter table es.events enable trigger events_are_final;
