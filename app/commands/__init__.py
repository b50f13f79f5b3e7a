"""What a user does to a document: pure functions from one document to the next."""
