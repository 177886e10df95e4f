"""Which days can be the day of a publication: what content systems export for "no date" is none.

0001-01-01 and 9999-12-31 are what .NET, Java and SQL Server write where a date is not set; arithmetic with them ends in
errors. The first printed newspaper is of 1605 (Strasbourg, Relation).
"""

from __future__ import annotations

from datetime import date, datetime

from checker.messages import Remark

FIRST_YEAR, LAST_YEAR = 1605, 2199


def can_be_published(moment: date | datetime | None) -> bool:
    """Whether a newspaper can be of that day."""
    return moment is not None and FIRST_YEAR <= moment.year <= LAST_YEAR


def doubt_date(stated: object) -> Remark:
    """What is said of a date that cannot be used; `stated` is shown as it stands, 40 characters of it."""
    shown = str(stated)[:40]
    return Remark("the date {stated} is not a day of publication: read as undated", stated=repr(shown))
