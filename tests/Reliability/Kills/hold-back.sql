-- What is named here waits before it is written, until whoever writes it is ended: a moment between two steps that a test can find.
create table public.held_back (step text not null);

create function public.wait_for_the_end(step text) returns void
language plpgsql security definer as $$
begin
    if exists (select from public.held_back h where h.step = wait_for_the_end.step) then
        perform pg_sleep(600);
    end if;
end
$$;

create function public.hold_event_back() returns trigger
language plpgsql security definer as $$
begin
    perform public.wait_for_the_end((select t.name from es.event_types t where t.id = new.type_id));
    return new;
end
$$;

create function public.hold_settling_back() returns trigger
language plpgsql security definer as $$
begin
    if new.settled_at is not null then
        perform public.wait_for_the_end('settled');
    end if;
    return new;
end
$$;

create trigger held_back before insert on es.events for each row execute function public.hold_event_back();

create trigger held_back before update on people.merges for each row execute function public.hold_settling_back();
