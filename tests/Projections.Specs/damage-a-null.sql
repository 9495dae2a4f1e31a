update rm.timeline_4 set organisation = null where revision = 1;
