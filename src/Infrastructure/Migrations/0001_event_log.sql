-- The event log: what happened, once, in one order. Everything else in the database can be made again from it.

create schema es;

-- A role is known to the whole cluster, a migration to one database: two databases may come here at one moment.
do $$
begin
    create role naas_application nologin;
exception
    when duplicate_object or unique_violation then
        raise notice 'the role naas_application is there already';
end
$$;

comment on role naas_application is 'May append to the event log and read it; may change nothing that was recorded.';

-- One row, so that positions are handed out by the transaction that commits next and by nobody else. It is changed
-- by every append: the page is left almost empty so that the new version of the row fits beside the old one.
create table es.head (
    singleton boolean primary key default true check (singleton),
    position  bigint  not null check (position >= 0),
    epoch     uuid    not null
) with (fillfactor = 10);

insert into es.head (position, epoch) values (0, gen_random_uuid());

comment on column es.head.epoch is 'Which life of the log this is; another one after a restore, so that no checkpoint of the life before is believed.';

create table es.streams (
    id      bigint generated always as identity primary key,
    name    text collate "C" not null unique check (name ~ '^[a-z0-9-]{1,200}$'),
    version bigint not null check (version >= 0),
    state   text   not null default 'open' check (state = 'open')
) with (fillfactor = 80);

comment on column es.streams.version is 'The revision of the last event; the first event of a stream has revision 0.';

create table es.event_types (
    id   integer generated always as identity primary key,
    name text collate "C" not null unique check (name <> '')
);

-- No foreign keys: es.append is the only writer, and a check per row would cost more than the row.
-- No index over event ids: a repeated append is recognised by its stream and revision.
-- The payload is bytes: what is hashed must come back as it was given, and jsonb would reorder and renumber it.
create table es.events (
    position       bigint      primary key,
    stream_id      bigint      not null,
    version        bigint      not null,
    event_id       uuid        not null,
    type_id        integer     not null,
    schema_version integer     not null check (schema_version >= 1),
    data           bytea       not null,
    meta           bytea       not null,
    recorded_at    timestamptz not null,
    unique (stream_id, version)
);

create table es.subscriptions (
    name        text    not null,
    generation  integer not null,
    epoch       uuid    not null,
    position    bigint  not null check (position >= 0),
    fence       bigint  not null default 0,
    owner       text,
    lease_until timestamptz,
    state       text    not null,
    primary key (name, generation)
);

comment on column es.subscriptions.fence is 'Raised at every takeover; an owner that slept through one can write nothing more.';

create table es.parked (
    name       text        not null,
    generation integer     not null,
    position   bigint      not null,
    stream_id  bigint      not null,
    version    bigint      not null,
    reason     text        not null,
    parked_at  timestamptz not null,
    primary key (name, generation, position)
);

create index parked_by_stream on es.parked (name, generation, stream_id, version);

create function es.refuse_change() returns trigger
language plpgsql as $$
begin
    raise exception 'What was recorded is never changed or removed (% on %.%).', tg_op, tg_table_schema, tg_table_name
        using errcode = 'object_not_in_prerequisite_state';
end
$$;

create trigger events_are_final
    before update or delete or truncate on es.events
    for each statement execute function es.refuse_change();

create trigger streams_stay
    before delete or truncate on es.streams
    for each statement execute function es.refuse_change();

create trigger head_stays
    before delete or truncate on es.head
    for each statement execute function es.refuse_change();

create trigger event_types_are_final
    before update or delete or truncate on es.event_types
    for each statement execute function es.refuse_change();

-- Appends a batch of requests in one transaction; each request is one stream's events, recorded together or not at all.
--
-- Per request: stream_names (no stream twice), first_revisions (that its first event will have; 0: the stream must not
-- exist), event_counts, recorded_ats. Per event: event_requests (its request, from 1), event_ordinals (its place within
-- the request, from 0), event_ids, event_types (its place in type_names, from 1), schema_versions, bodies, envelopes.
--
-- Per request comes back a verdict (0 recorded, 1 was there already with the same ids, 2 the stream has another
-- revision), the revision (of the request's last event; for verdict 2 of the stream's, -1 when there is no stream), and
-- the position of the request's last event; for the batch the epoch of the log.
--
-- Locks are taken in one order by everybody: event types, new streams by name, existing streams by name, and the head
-- last. So no two appends can wait for each other, and whoever has the head commits next: if head = p is visible,
-- everything up to p is, and neither a rejection nor a rollback leaves a hole.
create function es.append(
    stream_names    text[],
    first_revisions bigint[],
    event_counts    integer[],
    recorded_ats    timestamptz[],
    type_names      text[],
    event_requests  integer[],
    event_ordinals  integer[],
    event_ids       uuid[],
    event_types     integer[],
    schema_versions integer[],
    bodies          bytea[],
    envelopes       bytea[],
    out verdicts    smallint[],
    out revisions   bigint[],
    out positions   bigint[],
    out log_epoch   uuid)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- The plans are made once, perhaps while the tables are empty, and must still be right when they hold millions.
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
-- A plan that had to use one of these all the same counts as very dear, and would be compiled at every call.
set jit = off
as $$
declare
    requests   constant integer := cardinality(stream_names);
    type_ids   integer[];
    stream_ids bigint[] := array_fill(0::bigint, array[requests]); -- 0: not accepted
    offsets    bigint[] := array_fill(0::bigint, array[requests]);
    rejected   integer := 0;
    accepted   bigint := 0;
    base       bigint := 0;
    inserted   bigint;
    loser      record;
begin
    if requests > 1 and (select count(distinct name) from unnest(stream_names) as name) <> requests then
        raise exception 'A stream stands in the batch twice.' using errcode = 'invalid_parameter_value';
    end if;

    select array_agg(coalesce(t.id, 0) order by n.place) into type_ids
    from unnest(type_names) with ordinality as n (name, place)
    left join es.event_types t on t.name = n.name;

    if 0 = any (type_ids) then
        insert into es.event_types (name)
        select n.name from unnest(type_names) as n (name)
        where not exists (select from es.event_types t where t.name = n.name)
        order by n.name
        on conflict (name) do nothing;

        select array_agg(t.id order by n.place) into type_ids
        from unnest(type_names) with ordinality as n (name, place)
        join es.event_types t on t.name = n.name;
    end if;

    -- A name that was taken comes back in no row and its request is rejected below; a plain insert would end the batch.
    if 0 = any (first_revisions) then
        with created as (
            insert into es.streams (name, version)
            select r.name, r.events - 1
            from unnest(stream_names, first_revisions, event_counts) as r (name, first, events)
            where r.first = 0
            order by r.name
            on conflict (name) do nothing
            returning id, name
        )
        select array_agg(coalesce(c.id, 0) order by r.place) into stream_ids
        from unnest(stream_names) with ordinality as r (name, place)
        left join created c on c.name = r.name;
    end if;

    -- Locked in order first: an update that takes its rows from a join locks them in whatever order the plan has.
    if 0 < any (first_revisions) then
        perform s.id
        from unnest(stream_names, first_revisions) as r (name, first)
        join es.streams s on s.name = r.name
        where r.first > 0
        order by s.name
        for no key update of s;

        with moved as (
            update es.streams s
            set version = r.first + r.events - 1
            from unnest(stream_names, first_revisions, event_counts) as r (name, first, events)
            where r.first > 0 and s.name = r.name and s.version = r.first - 1
            returning s.id, s.name
        )
        select array_agg(coalesce(m.id, r.created) order by r.place) into stream_ids
        from unnest(stream_names, stream_ids) with ordinality as r (name, created, place)
        left join moved m on m.name = r.name;
    end if;

    for i in 1 .. requests loop
        if stream_ids[i] > 0 then
            offsets[i] := accepted;
            accepted := accepted + event_counts[i];
        else
            rejected := rejected + 1;
        end if;
    end loop;

    if accepted > 0 then
        update es.head h set position = h.position + accepted where h.singleton
        returning h.position - accepted, h.epoch into strict base, log_epoch;

        insert into es.events (position, stream_id, version, event_id, type_id, schema_version, data, meta, recorded_at)
        select base + 1 + offsets[e.request] + e.place,
               stream_ids[e.request],
               first_revisions[e.request] + e.place,
               e.id,
               type_ids[e.type],
               e.schema_version,
               e.body,
               e.envelope,
               recorded_ats[e.request]
        from unnest(event_requests, event_ordinals, event_ids, event_types, schema_versions, bodies, envelopes)
            as e (request, place, id, type, schema_version, body, envelope)
        where stream_ids[e.request] > 0 and e.place >= 0 and e.place < event_counts[e.request];

        -- With the two unique indexes this makes it certain that the positions handed out are filled, each once.
        get diagnostics inserted = row_count;
        if inserted <> accepted then
            raise exception 'The batch names % events and holds %.', accepted, inserted using errcode = 'invalid_parameter_value';
        end if;
    else
        select h.epoch into strict log_epoch from es.head h where h.singleton;
    end if;

    verdicts := array_fill(0::smallint, array[requests]);
    revisions := array_fill(-1::bigint, array[requests]);
    positions := array_fill(0::bigint, array[requests]);
    for i in 1 .. requests loop
        if stream_ids[i] > 0 then
            revisions[i] := first_revisions[i] + event_counts[i] - 1;
            positions[i] := base + offsets[i] + event_counts[i];
        else
            verdicts[i] := 2;
        end if;
    end loop;

    if rejected > 0 then
        for loser in
            select r.place,
                   s.version,
                   count(*) = r.events and bool_and(e.event_id is not distinct from submitted.id) as same,
                   max(e.position) as last
            from unnest(stream_names, first_revisions, event_counts, stream_ids) with ordinality
                as r (name, first, events, accepted, place)
            join es.streams s on s.name = r.name
            join unnest(event_requests, event_ordinals, event_ids) as submitted (request, place, id) on submitted.request = r.place
            -- A caller may expect any revision, so also one to which nothing can be added.
            left join es.events e on e.stream_id = s.id and e.version = least(r.first, s.version + 1) + submitted.place
            where r.accepted = 0
            group by r.place, r.events, s.version
        loop
            revisions[loser.place] := loser.version;
            if loser.same then
                verdicts[loser.place] := 1;
                revisions[loser.place] := first_revisions[loser.place] + event_counts[loser.place] - 1;
                positions[loser.place] := loser.last;
            end if;
        end loop;
    end if;
end
$$;

-- jsonb refuses some JSON that the log keeps (\u0000, numbers beyond numeric): that is shown as its text.
create function es.readable(body bytea) returns jsonb
language plpgsql stable strict as $$
begin
    return convert_from(body, 'UTF8')::jsonb;
exception
    when data_exception then
        return to_jsonb(convert_from(body, 'UTF8'));
end
$$;

create view es.events_readable as
select e.position,
       s.name                as stream,
       e.version             as revision,
       e.event_id,
       t.name                as type,
       e.schema_version,
       es.readable(e.data)   as data,
       es.readable(e.meta)   as meta,
       e.recorded_at
from es.events e
join es.streams s on s.id = e.stream_id
join es.event_types t on t.id = e.type_id;

comment on view es.events_readable is 'The log for people, and for counting independently of the program.';

revoke all on all functions in schema es from public;

grant usage on schema es to naas_application;
grant select on all tables in schema es to naas_application;
grant execute on all functions in schema es to naas_application;
-- How far a projection came and what it set aside is not the log: the projections write it with their rows.
grant insert, update, delete on es.subscriptions, es.parked to naas_application;
