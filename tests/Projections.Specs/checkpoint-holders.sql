select count(*)
from rm.projections p
join pg_locks l on l.locktype = 'transactionid' and l.granted and l.transactionid = p.xmax
where p.name = @name and p.state = 'live';
