"""Staff imports as pages: HR or an operator brings a file, looks at what would change, and lets it happen."""
