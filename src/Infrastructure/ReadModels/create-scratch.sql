-- Unlogged: no row in it outlives its transaction.
create unlogged table rm.{partition} (like rm.{table} including all);
alter table rm.{partition} owner to naas_application;
alter table rm.{table} attach partition rm.{partition} for values in ({generation});
