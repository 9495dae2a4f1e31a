select (select count(*) from rm.accreditation_2 t where t.journey = @journey)
     + (select count(*) from rm.attempt_3 t where t.journey = @journey)
     + (select count(*) from rm.endorsement_3 t where t.journey = @journey);
