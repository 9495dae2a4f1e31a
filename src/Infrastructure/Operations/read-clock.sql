select shift from ops.business_clock;
