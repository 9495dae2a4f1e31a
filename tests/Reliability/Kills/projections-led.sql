select count(*)
from rm.active a
join rm.projections p on p.name = a.name and p.generation = a.generation
where p.owner like @owner and p.lease_until >= clock_timestamp();
