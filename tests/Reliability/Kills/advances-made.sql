select count(*) from public.advances;
