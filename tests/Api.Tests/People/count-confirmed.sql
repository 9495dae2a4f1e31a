select count(*) from people.persons where state = 'confirmed';
