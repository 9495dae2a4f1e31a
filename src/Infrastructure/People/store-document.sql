-- A document that is there already is left as it is; the caller counts the rows.
insert into people.documents (document_id, journey_id, kind, author, author_role, author_organisation, stored_at, words)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (document_id) do nothing;
