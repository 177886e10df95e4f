"""What can go wrong and is the user's to mend: each error is one clear sentence naming file, place and remedy."""


class GegenprobeError(Exception):
    """Base of all errors that end a run with exit code 2; its text is shown to the user as it is."""


class UsageError(GegenprobeError):
    """A command line or configuration that cannot be followed."""


class RuleError(GegenprobeError):
    """A rule or report file that cannot be loaded: no examples, brackets that do not match, not importable."""


class FactsError(GegenprobeError):
    """A facts file that cannot be read: wrong shape, unknown key, dates the wrong way round."""


class DecisionsError(GegenprobeError):
    """A decisions file that cannot be read or does not hold what was asked for."""


class LanguageError(GegenprobeError):
    """A language or spaCy pipeline that cannot be loaded."""
