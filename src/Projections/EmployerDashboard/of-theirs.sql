-- The endorsements that are the employer's on the day, and up to when it knows of the person, as they were read before.
select e.*
from unnest(@theirs_journey, @theirs_level, @theirs_endorsement, @theirs_endorsed_on, @theirs_known_on)
    as e (journey, level, endorsement, endorsed_on, known_on)
