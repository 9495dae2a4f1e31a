-- Holds the live generation where it stands: its next page waits for this transaction.
select p.generation, p.version, p.fence, p.position, p.epoch
from rm.active a
join rm.projections p on p.name = a.name and p.generation = a.generation
where a.name = @name
for no key update of p;
