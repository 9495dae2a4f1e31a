-- Who is in post at the employer on the day.
select distinct t.journey
from stint t
where t.from_on <= @as_of and (t.until_on is null or t.until_on >= @as_of)
