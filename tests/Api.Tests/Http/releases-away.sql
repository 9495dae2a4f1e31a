-- From now on whoever reads a release is cut off, as when the server is going down.
alter table releases.release rename to release_kept;

create function releases.cut_off() returns setof releases.release_kept
language plpgsql volatile as $$
begin
    raise exception 'terminating connection due to administrator command' using errcode = '57P01';
end
$$;

create view releases.release as select * from releases.cut_off();

grant select on releases.release to naas_application;
