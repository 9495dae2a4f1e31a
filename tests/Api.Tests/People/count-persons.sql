select count(*) from people.persons;
