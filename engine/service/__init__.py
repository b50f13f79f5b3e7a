"""The engine as a process of its own: messages, the server, and the reader of foreign files."""
