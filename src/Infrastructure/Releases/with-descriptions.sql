-- Releases with the names of their files, and without their figures.
select r.release_id, r.command_id, r.data_set, r.number, r.title, r.as_of, r.epoch, r.position, r.recorded_at, r.directory_version,
       r.edition, r.suppression_policy, r.program_version, r.requested_by, r.requested_position, r.made_at,
       f.names, f.media_types, f.lengths, f.sha256s
from releases.release r
cross join lateral (
    select array_agg(f.name order by f.place) as names, array_agg(f.media_type order by f.place) as media_types,
           array_agg(length(f.bytes)::bigint order by f.place) as lengths, array_agg(f.sha256 order by f.place) as sha256s
    from releases.file f
    where f.release_id = r.release_id
) f
