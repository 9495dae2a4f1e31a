select journey_id || ' ' || document_id || ' ' || kind || ' ' || author || ' ' || author_role || ' ' || coalesce(author_organisation, '-') || ' ' || stored_at
from people.documents
order by document_id;
