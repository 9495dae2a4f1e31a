select generation from rm.past_figures where position = @position and state = 'ready';
