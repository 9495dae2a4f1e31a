-- Halved from the highest power of two downwards: the places that are looked at are the same however long the log has grown, so that a
-- clock that was set back does not move what was found. Where nothing stands yet there is nothing to compare.
with recursive halved (power, last) as (
    select 62, 0::bigint
    union all
    select power - 1,
           case when (select e.recorded_at < $1 from es.events e where e.position = last + (1::bigint << power)) then last + (1::bigint << power) else last end
    from halved
    where power >= 0)
select halved.last, head.epoch
from halved cross join es.head
where halved.power = -1;
