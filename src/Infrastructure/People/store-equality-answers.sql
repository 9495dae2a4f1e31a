-- A version that another declaration took meanwhile, or a command that declared before, is refused by a constraint: the caller looks again.
insert into people.equality_answers (journey_id, version, command_id, declared_at, answers)
values ($1, $2, $3, $4, $5);
