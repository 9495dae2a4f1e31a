select p.id, p.data_set, p.published_on, p.file_name, encode(p.sha256, 'hex'), p.rows, p.figures, p.imported_at, p.program
from published.publications p
where p.sha256 = @sha256;
