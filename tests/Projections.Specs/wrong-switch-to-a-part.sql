-- Readers are sent to the new generation while its rows are still being copied.
insert into rm.projections (name, generation, version, state, position, epoch)
select p.name, 101, p.version, 'live', p.position, p.epoch from rm.projections p where p.name = 'timeline' and p.generation = 1;
create table rm.timeline_4_g101 (like rm.timeline_4 including all);
insert into rm.timeline_4_g101 select * from rm.timeline_4 t where t.generation = 1 and t.revision < 3;
update rm.timeline_4_g101 set generation = 101;
alter table rm.timeline_4 attach partition rm.timeline_4_g101 for values in (101);
update rm.active set generation = 101 where name = 'timeline';
