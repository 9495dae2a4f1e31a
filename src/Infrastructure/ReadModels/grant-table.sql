grant select, insert, update, delete on rm.{table} to naas_application;
