alter table rm.timeline add constraint refused check (actor <> 'refused');
