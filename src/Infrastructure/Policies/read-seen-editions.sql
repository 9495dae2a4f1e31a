-- What an earlier start saw of this life of the log.
select s.position, s.editions
from ops.editions_seen s
where s.epoch = $1 and s.position <= $2;
