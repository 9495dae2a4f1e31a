copy es.events (position, stream_id, version, event_id, type_id, schema_version, data, meta, recorded_at) from stdin (format binary)
