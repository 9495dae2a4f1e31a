insert into releases.file (release_id, place, name, media_type, bytes, sha256)
values (@release, @place, @name, @media_type, @bytes, @sha256);
