-- A command to the rollout that was refused (S-54) is about no journey.
alter table ops.refusals alter column journey_id drop not null;
