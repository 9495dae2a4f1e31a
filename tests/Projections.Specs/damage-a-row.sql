update rm.timeline_4 set title = 'Something else' where revision = 0;
