update rm.{table} t set number = t.number + 1
where t.ctid = (select min(o.ctid) from rm.{table} o) and t.tableoid = (select min(o.tableoid) from rm.{table} o);
