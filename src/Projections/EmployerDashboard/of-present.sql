-- The stretches of employment in which people are in post with the employer on the day, as they were read before.
select p.*
from unnest(@present_journey, @present_spell, @present_basis, @present_employed_on, @present_left_on, @present_from_on, @present_until_on)
    as p (journey, spell, basis, employed_on, left_on, from_on, until_on)
