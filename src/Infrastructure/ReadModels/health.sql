select p.name, p.version, p.generation, p.position, p.epoch, p.recorded_at, p.advanced_at, clock_timestamp() as now,
       case when p.lease_until >= clock_timestamp() then p.owner end as leader,
       coalesce(k.streams, 0) as parked_streams, coalesce(k.events, 0) as parked_events
from rm.active a
join rm.projections p on p.name = a.name and p.generation = a.generation
left join lateral (
    select count(distinct k.stream) as streams, count(*) as events
    from rm.parked k
    where k.name = p.name and k.generation = p.generation
) k on true
order by p.name;
