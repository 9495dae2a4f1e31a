delete from rm.statutory_role_2 t
using unnest(@journey, @role) as key (journey, role)
where t.generation = @generation and t.journey = key.journey and t.role = key.role;
