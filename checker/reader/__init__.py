"""The second reader: a language model that the desk runs itself, whose every word the rules check.

`server` talks to the model's server, `asking` writes the questions, `readings` keeps the answers, `consulting` puts the
three together, `checking` holds what was answered against the texts. Only the pipeline and the command line know it.
"""
