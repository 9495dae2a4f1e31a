-- The same number, written with another number of decimals.
update rm.accreditation_2 set revision = revision::numeric(20, 9) where ctid = (select min(ctid) from rm.accreditation_2);
