-- Who is in post with the employer on the day, as it was read before.
select distinct p.journey from unnest(@present_journey) as p (journey)
