alter table rm.timeline_4 drop constraint refused;
