select count(*) from people.records;
