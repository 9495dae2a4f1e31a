alter table rm.timeline_3 add constraint refused check (actor <> 'refused');
