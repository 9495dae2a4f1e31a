-- Who came in before stays where they came in.
insert into research.came_in (journey, as_of)
select new.journey, new.as_of
from unnest(@journeys::uuid[], @days::date[]) as new (journey, as_of)
on conflict (journey) do nothing;
