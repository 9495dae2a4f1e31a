select f.media_type, f.bytes, f.sha256
from releases.file f
where f.release_id = @release and f.name = @name;
