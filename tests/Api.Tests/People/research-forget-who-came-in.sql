delete from research.came_in;
