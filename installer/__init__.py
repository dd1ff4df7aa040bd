"""Makes what people install, and says what ships and under which licence. It is no part of the program."""
