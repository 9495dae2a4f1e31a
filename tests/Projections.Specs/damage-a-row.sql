update rm.timeline_2 set title = 'Something else' where revision = 0;
