-- Before confirming: a rival that is taking over at this moment has then either finished or will find the journey confirmed.
select 1 from people.persons where journey_id = $1 for update;
