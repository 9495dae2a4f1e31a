select r.command_id, r.journey_id, r.key_version, r.wrapped_key, d.kind, d.author, d.author_role, d.author_organisation, d.stored_at, d.words
from people.documents d
join people.persons p on p.journey_id = d.journey_id
join people.records r on r.journey_id = p.journey_id and r.command_id = p.command_id
where d.journey_id = $1 and d.document_id = $2;
