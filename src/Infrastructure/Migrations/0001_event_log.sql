-- The event log: what happened, once, in one order. Everything else in the database can be made again from it.

create schema es;

-- The role in which the program works: it may append to the event log and read it, and change nothing that was recorded.
-- Whoever migrates need not be allowed to make roles; then the role is made beforehand and granted to them.
-- A role is known to the whole cluster, a migration to one database: two databases may come here at one moment.
do $$
begin
    if not exists (select from pg_roles where rolname = 'naas_application') then
        create role naas_application nologin;
    end if;
exception
    when duplicate_object or unique_violation then
        raise notice 'the role naas_application is there already';
end
$$;

-- The tables of the append have no check constraints: PostgreSQL reads those from text again at every statement, which
-- made an append of one event twice as dear. What they would check stands in es.append, the only writer.

-- One row, so that positions are handed out by the transaction that commits next and by nobody else. It is changed
-- by every append: the page is left almost empty so that the new version of the row fits beside the old one.
create table es.head (
    singleton boolean primary key default true,
    position  bigint  not null,
    epoch     uuid    not null
) with (fillfactor = 10);

insert into es.head (position, epoch) values (0, gen_random_uuid());

comment on column es.head.epoch is 'Which life of the log this is; another one after a restore, so that no checkpoint of the life before is believed.';

create table es.streams (
    id      bigint generated always as identity primary key,
    name    text collate "C" not null unique,
    version bigint not null,
    state   text   not null default 'open'
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
    schema_version integer     not null,
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
-- Per request, in the order of the streams' names, no stream twice: stream_names, first_revisions (that its first event
-- will have; 0: the stream must not exist), event_counts, recorded_ats. By name too: type_names. Per event, in
-- the order of the requests: event_requests (its request, from 1), event_ordinals (its place within the request, from
-- 0), event_ids, event_types (its place in type_names, from 1), schema_versions, bodies, envelopes.
--
-- Per request comes back a verdict (0 recorded, 1 was there already with the same ids, 2 the stream has another
-- revision), the revision (of the request's last event; for verdict 2 of the stream's, -1 when there is no stream), and
-- the position of the request's last event; for the batch the epoch of the log.
--
-- Locks are taken in one order by everybody: event types by name, streams by name, and the head last. So no two appends
-- can wait for each other, and whoever has the head commits next: if head = p is visible, everything up to p is, and
-- neither a rejection nor a rollback leaves a hole.
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
-- A plan that had to scan all the same counts as very dear, and would be compiled at every call.
set jit = off
as $$
declare
    requests   constant integer := cardinality(stream_names);
    type_ids   integer[] := array_fill(0, array[cardinality(type_names)]);
    stream_ids bigint[] := array_fill(0::bigint, array[requests]); -- 0: not accepted
    offsets    bigint[] := array_fill(0::bigint, array[requests]);
    accepted   bigint := 0;
    base       bigint := 0;
    inserted   bigint;
    stored     bigint[];
    place      integer;
    passed     integer;
    name_here  text;
    name_last  text collate "C";
    id_here    bigint;
    version_of bigint;
begin
    place := 0;
    foreach name_here in array type_names loop
        place := place + 1;
        select t.id into id_here from es.event_types t where t.name = name_here;
        if not found then
            insert into es.event_types (name) values (name_here) on conflict (name) do nothing;
            select t.id into strict id_here from es.event_types t where t.name = name_here;
        end if;
        type_ids[place] := id_here;
    end loop;

    -- One after the other, so that the locks are taken in the order of the names: an update that takes its rows from a
    -- join locks them in whatever order the plan has. A request that finds no row was too late.
    place := 0;
    foreach name_here in array stream_names loop
        place := place + 1;
        if event_counts[place] < 1 then
            raise exception 'A request holds no event.' using errcode = 'invalid_parameter_value';
        end if;
        if name_here <= name_last then
            raise exception 'The streams are not in order.' using errcode = 'invalid_parameter_value';
        end if;
        name_last := name_here;

        if first_revisions[place] = 0 then
            if name_here !~ '^[a-z0-9-]{1,200}$' then
                raise exception '% is no stream name.', name_here using errcode = 'invalid_parameter_value';
            end if;

            -- A plain insert of a name that was taken would end the whole batch.
            insert into es.streams (name, version) values (name_here, event_counts[place] - 1)
            on conflict (name) do nothing
            returning id into id_here;
        else
            update es.streams s set version = s.version + event_counts[place]
            where s.name = name_here and s.version = first_revisions[place] - 1
            returning s.id into id_here;
        end if;

        if found then
            stream_ids[place] := id_here;
            offsets[place] := accepted;
            accepted := accepted + event_counts[place];
        end if;
    end loop;

    if accepted > 0 then
        update es.head h set position = h.position + accepted where h.singleton
        returning h.position - accepted, h.epoch into strict base, log_epoch;

        insert into es.events (position, stream_id, version, event_id, type_id, schema_version, data, meta, recorded_at)
        select base + 1 + offsets[e.request] + e.ordinal,
               stream_ids[e.request],
               first_revisions[e.request] + e.ordinal,
               e.id,
               type_ids[e.type],
               e.schema_version,
               e.body,
               e.envelope,
               recorded_ats[e.request]
        from unnest(event_requests, event_ordinals, event_ids, event_types, schema_versions, bodies, envelopes)
            as e (request, ordinal, id, type, schema_version, body, envelope)
        where stream_ids[e.request] > 0 and e.ordinal >= 0 and e.ordinal < event_counts[e.request] and e.schema_version >= 1;

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
    passed := 0;
    place := 0;
    foreach name_here in array stream_names loop
        place := place + 1;
        if stream_ids[place] > 0 then
            revisions[place] := first_revisions[place] + event_counts[place] - 1;
            positions[place] := base + offsets[place] + event_counts[place];
        else
            verdicts[place] := 2;
            select s.id, s.version into id_here, version_of from es.streams s where s.name = name_here;
            if found then
                revisions[place] := version_of;
                -- Whether these very events stand there already. A caller may expect any revision, so also one to which
                -- nothing can be added.
                if first_revisions[place] <= version_of then
                    select array_agg(e.position order by e.version) into stored
                    from es.events e
                    join unnest(event_ids[passed + 1 : passed + event_counts[place]]) with ordinality as sent (id, nth)
                        on sent.id = e.event_id and first_revisions[place] + sent.nth - 1 = e.version
                    where e.stream_id = id_here
                      and e.version >= first_revisions[place]
                      and e.version < first_revisions[place] + event_counts[place];
                    if cardinality(stored) = event_counts[place] then
                        verdicts[place] := 1;
                        revisions[place] := first_revisions[place] + event_counts[place] - 1;
                        positions[place] := stored[event_counts[place]];
                    end if;
                end if;
            end if;
        end if;
        passed := passed + event_counts[place];
    end loop;
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
