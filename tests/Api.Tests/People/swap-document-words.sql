update people.documents d
set words = o.words
from people.documents o
where o.document_id <> d.document_id;
