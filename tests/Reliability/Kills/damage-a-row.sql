update rm.{table} t set recorded_at = t.recorded_at + interval '1 microsecond'
where t.ctid = (select min(o.ctid) from rm.{table} o) and t.tableoid = (select min(o.tableoid) from rm.{table} o);
