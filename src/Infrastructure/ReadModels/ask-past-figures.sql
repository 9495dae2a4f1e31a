-- Nothing comes back when too many wait already, or too many of this caller are waited for. What failed is begun anew, but not at once,
-- and then for whoever asks now.
insert into rm.past_figures (name, version, epoch, position, recorded_at, state, asked_by)
select @name, @version, @epoch, @position, @recorded_at::timestamptz, 'waiting', @asked_by
where ((select count(*) from rm.past_figures w where w.state = 'waiting') < @most
       and (select count(*) from rm.past_figures w where w.state in ('waiting', 'being-made') and w.asked_by = @asked_by) < @most_of_one)
   or exists (
       select from rm.past_figures f
       where f.name = @name and f.version = @version and f.epoch = @epoch and f.position = @position and f.state not in ('failed', 'leaving'))
on conflict (name, version, epoch, position) where state <> 'leaving' do update
set state = case
                when past_figures.state = 'failed' and past_figures.ended_at < statement_timestamp() - @pause then 'waiting'
                else past_figures.state
            end,
    asked_by = case
                   when past_figures.state = 'failed' and past_figures.ended_at < statement_timestamp() - @pause then excluded.asked_by
                   else past_figures.asked_by
               end,
    tries = case when past_figures.state = 'failed' then 0 else past_figures.tries end
returning id;
