alter table rm.timeline drop constraint refused;
