-- A reader whose snapshot is from before they left still asks for their generation. What failed was never found by anybody.
select f.id, f.name, f.generation, f.tables
from rm.past_figures f
where f.state = 'failed' and f.generation is not null
   or f.state = 'leaving'
      and not exists (
          select from pg_stat_activity s
          where s.datname = current_database() and s.pid <> pg_backend_pid()
            and s.backend_xmin is not null and age(s.backend_xmin) >= age(f.left_by::xid))
order by f.left_by, f.id;
