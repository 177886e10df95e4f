"""An archive of read articles, in Parquet files by month, against which a draft is checked without reading it all.

`manifest` says which files count, `shelving` makes an article and what was found in it to rows and back, `parts` writes
and reads those, `journal` keeps what is finished but not yet in a part, `adding` and `changing` are the writers,
`searching` finds the articles that may tell a draft's story. Needs the extra `archive` (pyarrow and DuckDB).
"""
