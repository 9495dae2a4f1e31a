-- The database's clock, because leases of several processes are compared with each other. Whose page is under way has it locked, and
-- renews it with that page: nobody waits for the end of it, with a connection in hand.
with free as (
    select p.name, p.generation
    from rm.active a
    join rm.projections p on p.name = a.name and p.generation = a.generation
    where a.name = @name and p.state = 'live'
      and (p.owner is null or p.owner = @owner or p.lease_until < clock_timestamp())
    for no key update of p skip locked
)
update rm.projections p
set owner = @owner, fence = p.fence + 1, lease_until = clock_timestamp() + @lease
from free
where p.name = free.name and p.generation = free.generation
returning p.generation, p.version, p.fence, p.position, p.epoch;
