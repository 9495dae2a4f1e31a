select q.as_of, q.key_version, q.wrapped_key, q.extract
from research.quarter q
order by q.as_of desc
limit 1;
