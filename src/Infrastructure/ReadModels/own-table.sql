alter table rm.{table} owner to naas_application;
