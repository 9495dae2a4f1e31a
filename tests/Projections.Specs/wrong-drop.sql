-- The old generation goes while somebody still reads from before the switch.
alter table rm.timeline_4 detach partition rm.timeline_4_g1;
drop table rm.timeline_4_g1;
