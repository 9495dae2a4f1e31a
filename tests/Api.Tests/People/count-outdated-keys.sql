select count(*) from people.records where key_version <> 2;
