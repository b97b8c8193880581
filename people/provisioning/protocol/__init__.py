"""The language of SCIM without a database: attributes, filters, paths, patches, documents."""
