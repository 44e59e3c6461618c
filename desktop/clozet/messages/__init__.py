"""What crosses a process border: requests, answers, and the values in them."""
