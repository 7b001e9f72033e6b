# Words for requests that are not answered as they ask.
events-crowded = Too many screens at once
    .detail = As many screens as there is room for are following already. Try again soon.
heartbeat-refused = The report was not taken
    .detail = It is no report of a wall, or there are more walls than there is room for.
