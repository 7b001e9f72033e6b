# Words for requests that are not answered as they ask.
events-crowded = Too many screens at once
    .detail = As many screens as there is room for are following already. Try again soon.
