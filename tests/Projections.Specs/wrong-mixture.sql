-- One table of a projection is switched, and the others not yet.
delete from rm.endorsement_3 t using (select min(e.journey::text)::uuid as journey from rm.endorsement_3 e) one where t.journey = one.journey;
