-- A document that is there already is left as it is.
insert into people.documents (document_id, journey_id, kind, author, author_role, author_organisation, stored_at, words)
select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::bytea[])
on conflict (document_id) do nothing;
