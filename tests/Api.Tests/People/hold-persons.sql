select 1 from people.persons for update;
