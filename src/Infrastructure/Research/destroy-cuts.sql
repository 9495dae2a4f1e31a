delete from research.cut where project = @project;
