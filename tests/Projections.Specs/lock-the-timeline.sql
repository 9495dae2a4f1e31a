lock table rm.timeline_2 in access exclusive mode;
