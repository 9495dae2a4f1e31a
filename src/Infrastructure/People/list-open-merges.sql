select closed, survivor, planned_at
from people.merges
where settled_at is null and planned_at < $1
order by planned_at, closed
limit $2;
