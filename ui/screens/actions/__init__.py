"""Actions: every action of every review in one tracker."""
