-- A process that was stopped between two pieces of what it was sending, or of what it was reading, has the server wait for it in the
-- middle of a request, by no timer of its own (idle_in_transaction_session_timeout begins where a request has ended), and with all locks.
-- Whoever finds that the lease on a read model has run out ends such a connection if it holds the read model's checkpoint, so that
-- another process can take over. The application's role may end no connections of the role that logged in, so it asks by this function.
create function rm.end_silent_holder(projection text, silence interval) returns integer
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    holding xid;
begin
    -- Whoever waits for a lease asks again and again: while it is in force the server's locks are not gone through.
    select p.xmax
    into holding
    from rm.active a
    join rm.projections p on p.name = a.name and p.generation = a.generation
    where a.name = projection and coalesce(p.lease_until, '-infinity') < clock_timestamp();
    if not found then
        return 0;
    end if;

    return (
        select count(*) filter (where pg_terminate_backend(holder.pid))
        from pg_locks l
        join pg_stat_activity holder on holder.pid = l.pid
        where l.locktype = 'transactionid' and l.granted and l.transactionid = holding
          and holder.datname = current_database()
          and holder.state = 'active' and holder.wait_event in ('ClientRead', 'ClientWrite')
          and greatest(holder.query_start, holder.state_change) < clock_timestamp() - silence);
end
$$;

comment on function rm.end_silent_holder is 'How many connections were ended that held the checkpoint of a read model, whose lease has run out, and neither sent nor took anything for so long in the middle of a request.';

revoke all on function rm.end_silent_holder from public;
grant execute on function rm.end_silent_holder to naas_application;
