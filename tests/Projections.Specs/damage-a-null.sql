update rm.timeline_2 set organisation = null where revision = 1;
