insert into rm.timeline_4 (
    generation, journey, revision, type, episode, title, sentence, level, attempt, effective_on, recorded_at, actor, role, organisation,
    command_id, edition, correlation)
select @generation, t.journey, t.revision, t.type, t.episode, t.title, t.sentence, t.level, t.attempt, t.effective_on, t.recorded_at, t.actor, t.role,
       t.organisation, t.command_id, t.edition, t.correlation
from unnest(@journey, @revision, @type, @episode, @title, @sentence, @level, @attempt, @effective_on, @recorded_at, @actor, @role,
    @organisation, @command_id, @edition, @correlation)
    as t (journey, revision, type, episode, title, sentence, level, attempt, effective_on, recorded_at, actor, role, organisation,
    command_id, edition, correlation)
on conflict (generation, journey, revision) do update set
    type         = excluded.type,
    episode      = excluded.episode,
    title        = excluded.title,
    sentence     = excluded.sentence,
    level        = excluded.level,
    attempt      = excluded.attempt,
    effective_on = excluded.effective_on,
    recorded_at  = excluded.recorded_at,
    actor        = excluded.actor,
    role         = excluded.role,
    organisation = excluded.organisation,
    command_id   = excluded.command_id,
    edition      = excluded.edition,
    correlation  = excluded.correlation;
