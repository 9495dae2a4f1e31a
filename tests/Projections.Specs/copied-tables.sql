create table copied (
    generation integer not null, flag boolean, small integer, large bigint, number numeric, words text, json jsonb, id uuid, day date,
    moment timestamptz);
create table inserted (like copied);
