-- As the view of that name in a database that holds its log.
create temporary table events_readable (
    stream   text   not null,
    revision bigint not null,
    type     text   not null,
    data     jsonb  not null
) on commit drop;
