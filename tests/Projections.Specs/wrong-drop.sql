-- The old generation goes while somebody still reads from before the switch.
alter table rm.timeline_3 detach partition rm.timeline_3_g1;
drop table rm.timeline_3_g1;
