select t::text from copied t order by 1;
