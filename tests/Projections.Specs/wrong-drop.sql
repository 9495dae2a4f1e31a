-- The old generation goes while somebody still reads from before the switch.
alter table rm.timeline_2 detach partition rm.timeline_2_g1;
drop table rm.timeline_2_g1;
