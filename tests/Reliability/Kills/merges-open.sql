select count(*) from people.merges where settled_at is null;
