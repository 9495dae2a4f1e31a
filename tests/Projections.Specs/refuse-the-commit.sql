-- What comes into a part of the timeline is taken, and the commit is refused: as where it outlasts its time limit.
create function public.refuse_the_commit() returns trigger
language plpgsql as $$
begin
    raise exception 'canceling statement due to user request' using errcode = 'query_canceled';
end
$$;

do $$
declare
    part name;
begin
    for part in
        select c.relname
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'rm' and c.relkind = 'r' and c.relname like 'timeline\_%\_g%'
    loop
        execute format(
            'create constraint trigger at_the_end after insert on rm.%I deferrable initially deferred for each row execute function public.refuse_the_commit()', part);
    end loop;
end
$$;
