"""The second reader: a language model that the desk runs itself, whose every word the rules check.

Asking: `stories` and `sentences` say what is shown, `outline` what is left of it in a table, `asking` writes the
questions, `server` talks to the model's server in the form that `chat` knows, `answers` reads what comes back,
`readings` keeps it, and `consulting` puts these together (`by_hand` without a server).

Checking: `proposing` finds the quoted words and counts the votes, `checking` judges every pair: by the rules' claims as
`weighing` weighs them and `vetoes` keeps them apart, else by what `rereading` reads; `stating` says what two figures
mean when set against each other. Only the pipeline and the command line know any of it.
"""
