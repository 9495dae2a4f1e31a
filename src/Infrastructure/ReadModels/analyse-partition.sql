analyze rm.{partition};
