select c.journey, c.as_of from research.came_in c;
