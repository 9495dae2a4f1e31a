-- Who brought which read model from where to where, and by which fence: kept when the transaction is, with the rows.
create table public.advances (
    number     bigint  generated always as identity primary key,
    writer     text    not null,
    name       text    not null,
    generation integer not null,
    fence      bigint  not null,
    came_from  bigint  not null,
    came_to    bigint  not null
);

create function public.note_advance() returns trigger
language plpgsql security definer as $$
begin
    insert into public.advances (writer, name, generation, fence, came_from, came_to)
    values (current_setting('application_name'), new.name, new.generation, new.fence, old.position, new.position);
    return null;
end
$$;

create trigger noted after update on rm.projections
    for each row when (old.position is distinct from new.position) execute function public.note_advance();

-- Where rows of the timeline wait before they are written, while somebody holds them back.
create function public.wait_for_leave() returns trigger
language plpgsql security definer as $$
begin
    perform pg_advisory_xact_lock_shared(4711);
    return null;
end
$$;

create trigger held_back before insert on rm.timeline_4 for each statement execute function public.wait_for_leave();
