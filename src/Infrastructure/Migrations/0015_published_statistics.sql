-- Official statistics as they were published: every file whole, none ever edited; what a later publication says otherwise is a
-- revision and stands beside it (docs/adr/0038).
create schema published;

create table published.publications (
    id           bigint      generated always as identity primary key,
    -- What revises what: a later publication under the same name.
    data_set     text        not null check (data_set <> ''),
    published_on date        not null,
    file_name    text        not null,
    sha256       bytea       not null constraint publications_file unique check (octet_length(sha256) = 32),
    rows         bigint      not null check (rows > 0),
    figures      bigint      not null check (figures > 0),
    imported_at  timestamptz not null,
    program      text        not null
);

create table published.figures (
    publication     bigint  not null references published.publications,
    -- The line of the file.
    row             bigint  not null,
    time_period     text    not null,
    time_identifier text    not null,
    level           text    not null check (level in ('national', 'regional', 'local-authority')),
    country_code    text    not null,
    country_name    text    not null,
    region_code     text,
    region_name     text,
    old_la_code     text,
    new_la_code     text,
    la_name         text,
    -- The code of the place itself.
    geography       text    not null generated always as (coalesce(new_la_code, case when level = 'regional' then region_code end, country_code)) stored,
    -- The value of each filter by its column.
    filters         jsonb   not null,
    -- The one name of what the file may call otherwise.
    indicator       text    not null,
    published_as    text    not null,
    value           numeric,
    symbol          text    check (symbol in ('c', 'z', 'x', 'low', 'u', ':')),
    primary key (publication, row, indicator),
    check ((value is null) <> (symbol is null))
);

create index figures_by_place on published.figures (indicator, geography, time_period);
create index figures_of_place on published.figures (geography, time_period);

create function published.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '%.% is append-only: % is refused', tg_table_schema, tg_table_name, tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger append_only before update or delete or truncate on published.publications
    for each statement execute function published.refuse_change();
create trigger append_only before update or delete or truncate on published.figures
    for each statement execute function published.refuse_change();

grant usage on schema published to naas_application;
grant select, insert on published.publications, published.figures to naas_application;
