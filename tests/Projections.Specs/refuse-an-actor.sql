alter table rm.timeline_2 add constraint refused check (actor <> 'refused');
