update rm.timeline set title = 'Something else' where revision = 0;
