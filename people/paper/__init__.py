"""Paper: how a PDF is set and how a QR code is drawn; what it says is the business of whoever prints."""
