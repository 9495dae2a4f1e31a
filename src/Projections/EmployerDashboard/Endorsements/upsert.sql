insert into rm.endorsement_3 (
    generation, journey, level, endorsement, endorsed_by, endorsed_on, sittings_from,
    valid_until, lapsed_on, withdrawn_on, rank, again, given_revision, given_at, revision, recorded_at)
select @generation, t.journey, t.level, t.endorsement, t.endorsed_by, t.endorsed_on, t.sittings_from, t.valid_until,
       t.lapsed_on, t.withdrawn_on, t.rank, t.again, t.given_revision, t.given_at, t.revision, t.recorded_at
from unnest(@journey, @level, @endorsement, @endorsed_by, @endorsed_on, @sittings_from, @valid_until, @lapsed_on,
    @withdrawn_on, @rank, @again, @given_revision, @given_at, @revision, @recorded_at)
    as t (journey, level, endorsement, endorsed_by, endorsed_on, sittings_from, valid_until, lapsed_on, withdrawn_on,
    rank, again, given_revision, given_at, revision, recorded_at)
on conflict (generation, journey, level, endorsement) do update set
    endorsed_by    = excluded.endorsed_by,
    endorsed_on    = excluded.endorsed_on,
    sittings_from  = excluded.sittings_from,
    valid_until    = excluded.valid_until,
    lapsed_on      = excluded.lapsed_on,
    withdrawn_on   = excluded.withdrawn_on,
    rank           = excluded.rank,
    again          = excluded.again,
    given_revision = excluded.given_revision,
    given_at       = excluded.given_at,
    revision       = excluded.revision,
    recorded_at    = excluded.recorded_at;
