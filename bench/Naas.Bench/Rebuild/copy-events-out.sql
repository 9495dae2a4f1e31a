copy (
    select e.stream_id, e.position, e.version, e.event_id, e.type_id, e.schema_version, e.data, e.meta, e.recorded_at
    from es.events e
) to stdout (format binary);
