-- Under the rebuild lock nobody is building, so a building generation is a dead one. A retired one goes when no snapshot is
-- left from before the switch: such a reader still asks for the old number.
select p.generation
from rm.projections p
where p.name = @name
  and (p.state = 'building'
       or (p.state = 'retired' and not exists (
           select from pg_stat_activity s
           where s.datname = current_database() and s.pid <> pg_backend_pid()
             and s.backend_xmin is not null and age(s.backend_xmin) >= age(p.retired_by::xid))))
order by p.generation;
