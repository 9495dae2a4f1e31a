-- A switch of files is one only after something was written into them.
do $$
begin
    for file in 1..24 loop
        perform pg_logical_emit_message(false, 'bench', 'fills a file');
        perform pg_switch_wal();
    end loop;
end
$$;
checkpoint;
