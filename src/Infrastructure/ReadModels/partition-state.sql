select case
           when i.inhrelid is null then 'apart'
           when i.inhdetachpending then 'pending'
           else 'attached'
       end
from pg_class c
left join pg_inherits i on i.inhrelid = c.oid
where c.oid = to_regclass('rm.' || @partition);
