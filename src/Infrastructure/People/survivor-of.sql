select survivor from people.merges where closed = $1 and pointed;
