create table rm.{partition} (like rm.{table} including all excluding indexes);
