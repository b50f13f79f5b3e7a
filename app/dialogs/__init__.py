"""Dialogs: opened by actions, never by panels behind the user's back."""
