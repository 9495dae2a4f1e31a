alter table rm.{partition} owner to naas_application;
