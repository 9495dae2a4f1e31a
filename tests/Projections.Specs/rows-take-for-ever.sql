create function public.is_quick(actor text) returns boolean
language plpgsql as $$
begin
    if actor = 'slow' then
        perform pg_sleep(600);
    end if;
    return true;
end
$$;

alter table rm.timeline_4 add constraint in_time check (public.is_quick(actor));
