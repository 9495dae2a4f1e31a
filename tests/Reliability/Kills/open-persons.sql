select count(*) filter (where p.state <> 'confirmed'),
       count(*) filter (where p.state = 'confirmed'),
       (select count(*) from people.records)
from people.persons p;
