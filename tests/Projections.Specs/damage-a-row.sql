update rm.timeline_3 set title = 'Something else' where revision = 0;
