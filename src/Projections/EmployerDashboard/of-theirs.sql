-- The endorsements that are the employer's on the day, as they were read before.
select e.* from unnest(@theirs_journey, @theirs_level, @theirs_endorsement, @theirs_endorsed_on) as e (journey, level, endorsement, endorsed_on)
