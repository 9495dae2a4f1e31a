-- Rows of the timeline at which a statement runs into its time limit: as a server says it, and without the waiting.
create table public.slow_rows (journey uuid not null, revision bigint not null);

create function public.is_in_time(journey uuid, revision bigint) returns boolean
language plpgsql as $$
begin
    if exists (select from public.slow_rows s where s.journey = is_in_time.journey and s.revision = is_in_time.revision) then
        raise exception 'canceling statement due to statement timeout' using errcode = 'query_canceled';
    end if;
    return true;
end
$$;

alter table rm.timeline_4 add constraint in_time check (public.is_in_time(journey, revision));
