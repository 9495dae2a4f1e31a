delete from rm.past_figures
where name = @name and generation is null
  and (version < @version or epoch <> @epoch or (state = 'failed' and ended_at < clock_timestamp() - interval '1 day'));
