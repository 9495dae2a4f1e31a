insert into research.act (command_id, kind, request_hash, subject, role, organisation, recorded_at, answer)
values (@command, @kind, @request_hash, @subject, @role, @organisation::text, @recorded_at, @answer);
