select coalesce(max(e.change), 0) from people.equality_answers e;
