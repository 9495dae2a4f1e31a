update es.head set position = @position;
