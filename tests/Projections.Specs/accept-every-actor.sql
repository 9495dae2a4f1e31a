alter table rm.timeline_3 drop constraint refused;
