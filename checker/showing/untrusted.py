"""Making article text harmless before it is shown: control characters, escape sequences, bidi marks, formulas.

Articles come from anywhere. What they hold must neither move a terminal's cursor, nor turn the order of a line around,
nor start a workflow command, nor be run as a formula. Every report passes article text through here and nowhere else.
Nothing is hidden: what could do harm is shown as a visible name, so that an editor sees that it is there.
"""

from __future__ import annotations

import unicodedata

from checker.expression import Expression

# Unicode general categories that draw nothing themselves: controls, formats (bidi, zero width, tags), lone surrogates,
# line and paragraph separators, private use, and what is no character. Source: Unicode Standard, chapter 4.5.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"})
# Formats without effect on order or meaning that typesetting leaves behind: soft hyphen, zero width space and joiners,
# word joiner, byte order mark.
TYPESETTING = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
NOT_PLAIN = Expression(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\ud800-\uf8ff\ufeff\ufff9-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
SPACES = Expression(r"[ \t\r\n\x0b\x0c\x85\u2028\u2029]+")
FORMULA = Expression(r"[\s\x00-\x20]*[=+\-@\uff0b\uff0d\uff1d\uff20]")
CELL = 32_000  # characters; spreadsheets hold 32,767 in a cell
MARKDOWN = Expression(r"[\\`*_\[\]|~$]")
MARKDOWN_START = Expression(r"^(\d{0,9})([-+#=.)])")
ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
LINK = Expression(r"(?i)(https?|ftp|mailto|xmpp)(?=:)|www(?=\.)")


def name_character(character: str) -> str:
    """One character that cannot be shown as itself, in visible form: a control picture, "⟨U+202E⟩", or nothing."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if character in TYPESETTING:
        return ""
    return f"⟨U+{code:04X}⟩" if unicodedata.category(character) in UNSEEN else character


def make_visible(text: str) -> str:
    """The text on one line with every character that could do harm shown by name; white space runs become one space."""
    return NOT_PLAIN.sub(lambda match: name_character(match[0]), SPACES.sub(" ", text))


def make_visible_lines(text: str) -> str:
    """Like `make_visible`, but line feeds stay line feeds."""
    return "\n".join(make_visible(line) for line in text.replace("\r\n", "\n").split("\n"))


def escape_json(document: str) -> str:
    """A finished JSON document with every unseen character in its strings written as an escape; its data stay the same.

    The document's own line feeds stay; line feeds within strings are escaped by the encoder already.
    """
    return NOT_PLAIN.sub(lambda match: match[0] if match[0] == "\n" else escape_character(match[0]), document)


def escape_character(character: str) -> str:
    """A character as JSON escape, above U+FFFF as a surrogate pair (RFC 8259, section 7)."""
    code = ord(character)
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def make_cell(text: str) -> str:
    """A spreadsheet cell that is never run as a formula: a leading =, +, -, @ is kept from acting by an apostrophe.

    Source: OWASP, CSV Injection.
    """
    cell = make_visible(text[:CELL])
    return f"'{cell}" if FORMULA.match(cell) else cell


def escape_markdown(text: str) -> str:
    """Text on one line that Markdown shows as it is: no markup, no link, no mention, no HTML, no table cell.

    A zero width space after @ and after a link's scheme keeps hosts from making mentions and links of plain text.
    """
    escaped = MARKDOWN.sub(r"\\\g<0>", make_visible(text)).translate(ENTITIES)
    escaped = LINK.sub("\\g<0>&#8203;", escaped.replace("@", "@&#8203;"))
    return MARKDOWN_START.sub(r"\1\\\2", escaped)
