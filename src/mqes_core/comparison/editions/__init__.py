"""Two editions of a concept told apart, rule by rule; observations carried over; whom the change moves. Pure."""
