"""Dense layers on samples of which only the places of their ones are kept."""
