-- Whose endorsement may be the organisation's: whom it endorsed itself, and whose employment was carried over to it.
select t.journey from rm.endorsement_3 t where t.generation = @generation and t.endorsed_by = @organisation
union
select c.journey from rm.carry_over_2 c where c.generation = @generation and c.carried_to = @organisation;
