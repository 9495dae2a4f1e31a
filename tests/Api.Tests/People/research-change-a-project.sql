update research.project set least_class = 6;
