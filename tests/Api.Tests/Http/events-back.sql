drop view es.events;
drop function es.cut_off();
alter table es.events_kept rename to events;
