"""The language server: diagnostics in any editor while a text is typed, held against the other texts of its folder."""
