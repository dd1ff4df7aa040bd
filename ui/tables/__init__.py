"""Models, headers and delegates for lists that stay fluid at 100,000 rows; it never knows a screen."""
