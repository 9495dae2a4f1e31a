select count(distinct (a.name, a.generation, a.fence)) from public.advances a;
