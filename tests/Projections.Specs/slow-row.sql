insert into public.slow_rows (journey, revision) values (@journey, @revision);
