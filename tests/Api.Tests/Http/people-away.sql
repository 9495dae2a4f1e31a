-- From now on whoever reads who is registered is cut off, as when the server is going down.
alter table people.persons rename to persons_kept;

create function people.cut_off() returns setof people.persons_kept
language plpgsql volatile as $$
begin
    raise exception 'terminating connection due to administrator command' using errcode = '57P01';
end
$$;

create view people.persons as select * from people.cut_off();

grant select on people.persons to naas_application;
