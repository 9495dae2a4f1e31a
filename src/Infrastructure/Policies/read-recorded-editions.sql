-- A booking fixes the edition of its attempt, and nothing else fixes one. What was seen at an earlier start of this log is not
-- read again; two starts beside each other may note less than was seen, never more.
with head as (
    select h.epoch, h.position
    from es.head h
), seen as (
    select s.position, s.editions
    from ops.editions_seen s
    join head h on h.epoch = s.epoch and h.position >= s.position
), recorded as (
    select unnest(s.editions) as edition
    from seen s
    union
    select convert_from(e.meta, 'UTF8')::jsonb ->> 'edition'
    from es.events e
    where e.position > coalesce((select s.position from seen s), 0)
      and e.position <= (select h.position from head h)
      and e.type_id = (select t.id from es.event_types t where t.name = 'sitting-booked')
)
insert into ops.editions_seen (epoch, position, editions)
select h.epoch, h.position, array(select r.edition from recorded r order by r.edition)
from head h
on conflict (only_row) do update set epoch = excluded.epoch, position = excluded.position, editions = excluded.editions
returning editions;
