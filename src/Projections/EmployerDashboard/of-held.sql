-- The accreditations of everybody who is in post or was endorsed by the employer, as they were read before.
select h.*
from unnest(@held_journey, @held_level, @held_attempt, @held_since, @held_due_on, @held_is_overdue, @held_has_ended)
    as h (journey, level, attempt, since, due_on, is_overdue, has_ended)
