-- Makes a country some times as large: everybody's rows once more under other ids, at other authorities of the same size, and what
-- the tallies count of it. Lines of the country have the empty organisation, or are in a tally that knows no organisations. As in a
-- rebuild, the partition is filled apart, and its indexes are made when it is attached.
create function pg_temp.grow(tables text[], tallies text[], times integer) returns void language plpgsql as $$
declare
    one       text;
    live      integer;
    partition text;
    names     text;
    copied    text;
    of_some   boolean;
begin
    foreach one in array tables || tallies loop
        select max(a.generation) into live from rm.active a where to_regclass('rm.' || one || '_g' || a.generation) is not null;
        partition := one || '_g' || live;
        select string_agg(quote_ident(a.attname), ', ' order by a.attnum),
               string_agg(case
                   when a.attname = 'journey' then 'md5(t.journey::text || n)::uuid'
                   when a.attname in ('placed_at', 'carried_from', 'carried_to', 'endorsed_by', 'organisation') then format('t.%I || ''-'' || n', a.attname)
                   else format('t.%I', a.attname)
               end, ', ' order by a.attnum),
               bool_or(a.attname = 'organisation')
        into names, copied, of_some
        from pg_attribute a
        where a.attrelid = ('rm.' || one)::regclass and a.attnum > 0 and not a.attisdropped;

        execute format('alter table rm.%I detach partition rm.%I', one, partition);
        execute format('create table rm.grown (like rm.%I including all excluding indexes)', partition);
        if not one = any (tallies) then
            execute format('insert into rm.grown (%1$s) select %2$s from rm.%3$I t cross join generate_series(1, $1 - 1) n', names, copied, partition) using times;
            execute format('insert into rm.grown select t.* from rm.%I t', partition);
        elsif of_some then
            execute format('insert into rm.grown (%1$s) select %2$s from rm.%3$I t cross join generate_series(1, $1 - 1) n where t.organisation > ''''', names, copied, partition) using times;
            execute format('insert into rm.grown select t.* from rm.%I t', partition);
            update rm.grown set number = number * times where organisation = '';
        else
            execute format('insert into rm.grown select t.* from rm.%I t', partition);
            update rm.grown set number = number * times;
        end if;
        execute format('drop table rm.%I', partition);
        execute format('alter table rm.grown rename to %I', partition);
        execute format('alter table rm.%I owner to naas_application', partition);
        execute format('alter table rm.%I attach partition rm.%I for values in (%s)', one, partition, live);
    end loop;
end
$$;

select pg_temp.grow(@tables, @tallies, @times);
