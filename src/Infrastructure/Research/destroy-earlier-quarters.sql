delete from research.quarter where as_of < @as_of;
