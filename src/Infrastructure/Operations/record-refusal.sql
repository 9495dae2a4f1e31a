insert into ops.refusals (refused_at, journey_id, command, actor, role, organisation, code, edition, correlation_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9);
