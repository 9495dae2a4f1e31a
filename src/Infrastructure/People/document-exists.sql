select exists (select 1 from people.documents where journey_id = $1 and document_id = $2);
