alter table rm.{table} detach partition rm.{partition} finalize;
