alter table es.events disable trigger events_are_final;
