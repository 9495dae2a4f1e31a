update rm.timeline_3 set organisation = null where revision = 1;
