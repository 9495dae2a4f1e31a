lock table rm.timeline_4 in access exclusive mode;
