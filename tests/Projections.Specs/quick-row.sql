delete from public.slow_rows where journey = @journey and revision = @revision;
