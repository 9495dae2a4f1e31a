-- Last of all locks, as in es.append: whoever has the head commits next.
update es.head h set position = h.position + $1 where h.singleton
returning h.position - $1, h.epoch;
