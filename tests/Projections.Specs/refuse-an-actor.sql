alter table rm.timeline_4 add constraint refused check (actor <> 'refused');
