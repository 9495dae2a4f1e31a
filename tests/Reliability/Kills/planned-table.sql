drop table if exists planned;
create temporary table planned (like rm.{table});
