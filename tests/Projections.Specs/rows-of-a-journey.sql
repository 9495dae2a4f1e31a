select (select count(*) from rm.accreditation_2 t where t.journey = @journey)
     + (select count(*) from rm.attempt_4 t where t.journey = @journey)
     + (select count(*) from rm.endorsement_3 t where t.journey = @journey)
     + (select count(*) from rm.feedback_1 t where t.journey = @journey)
     + (select count(*) from rm.released_results_1 t where t.journey = @journey);
