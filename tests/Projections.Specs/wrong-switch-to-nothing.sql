-- Readers are sent to the new generation before it has any rows.
insert into rm.projections (name, generation, version, state, position, epoch)
select p.name, 101, p.version, 'live', p.position, p.epoch from rm.projections p where p.name = 'timeline' and p.generation = 1;
select rm.create_partition('timeline_4', 101);
update rm.active set generation = 101 where name = 'timeline';
