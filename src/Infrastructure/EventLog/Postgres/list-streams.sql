-- The names stand in the order of their bytes (collation "C"), so what begins alike stands together. Streams that began together
-- have events that lie together: in this order a page of the disk serves several of them.
select s.id, s.name, s.version
from es.streams s
where s.name >= $1 and s.name < $2
order by s.id;
