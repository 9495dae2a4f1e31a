insert into research.quarter (as_of, made_at, key_version, wrapped_key, extract)
values (@as_of, @made_at, @key_version, @wrapped_key, @extract);
