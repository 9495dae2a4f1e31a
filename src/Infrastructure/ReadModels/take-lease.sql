-- The database's clock, because leases of several processes are compared with each other.
update rm.projections p
set owner = @owner, fence = p.fence + 1, lease_until = clock_timestamp() + @lease
from rm.active a
where a.name = @name and p.name = a.name and p.generation = a.generation and p.state = 'live'
  and (p.owner is null or p.owner = @owner or p.lease_until < clock_timestamp())
returning p.generation, p.version, p.fence, p.position, p.epoch;
