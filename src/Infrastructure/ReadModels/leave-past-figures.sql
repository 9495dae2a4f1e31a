-- Those of another version or another life of the log, and beyond the number that is kept those that were unused longest.
update rm.past_figures f
set state = 'leaving', left_by = pg_current_xact_id()
where f.name = @name and f.generation is not null and f.state <> 'leaving'
  and (f.version < @version or f.epoch <> @epoch
       or (f.state = 'ready' and f.id not in (
           select k.id from rm.past_figures k where k.state = 'ready' order by k.used_at desc, k.id limit @kept)));
