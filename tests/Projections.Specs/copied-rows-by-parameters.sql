select t::text from inserted t order by 1;
