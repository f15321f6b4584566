"""The register's pages that are about nobody in particular."""
