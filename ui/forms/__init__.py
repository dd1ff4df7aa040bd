"""Builds an editor for each kind of field and shows problems beside it; it never knows a screen."""
