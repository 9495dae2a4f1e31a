lock table rm.timeline_3 in access exclusive mode;
