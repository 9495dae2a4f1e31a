alter table rm.timeline_2 drop constraint refused;
