update people.merges
set settled_at = $4, pointed = $5
where closed = $1 and survivor = $2 and planned_at = $3;
