select position, epoch from es.head;
