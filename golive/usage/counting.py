"""Which column counts, and how its values combine: by what is in it, then by its name."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from golive.errors import QuestionError
from golive.plan import How
from golive.usage.columns import sampled
from golive.usage.quantities import has_unit, is_number, is_rate, is_unknown
from golive.usage.shapes import ALL, ROWS, Account, Table

_NUMBER_SHARE = 0.8
_SAMPLE = 400

#: Names that are unmistakably a count of use, in the languages of common exports.
_STRONG = re.compile(
    r"\b(requests?|request_?count|hits|visits?|visitors?|sessions?|page_?views?|views|users|count"
    r"|value|demand|calls|orders|transactions|events?|players|passengers|trips|besuche|besucher"
    r"|sitzungen|aufrufe|anfragen|nutzer|sessies|bezoeken|bezoekers|visites|visiteurs|visitas"
    r"|usuarios|sesiones|utilisateurs|pages vues)\b",
    re.IGNORECASE,
)
#: Names of averages, shares and measurements: counted only when there is nothing else.
_MEASURED = re.compile(
    r"rate|ratio|percent|pct|%|\bper\b|_per_|average|\bavg|mean|median|temp|humid|duration|bounce"
    r"|latency|price|cost|revenue|anteil|taux|share|bytes|size|\bmax|\bmin\b|p9[059]\b|depth|wind"
    r"|rain|snow",
    re.IGNORECASE,
)
#: Names of labels that are written in figures: never a count by themselves.
_LABEL = re.compile(
    r"\bids?\b|_id$|^id_|status|\bport\b|latitude|longitude|\blat\b|\blon\b|\byear|month|week|hour"
    r"|minute|\bday\b|zip|postcode|\bcode\b|version|index|holiday|^_",
    re.IGNORECASE,
)
#: Names of people who were told apart: one of them can be in several rows or columns.
_PERSONS = re.compile(
    r"\b(users?|visitors?|uniques?|players|nutzer|besucher|gebruikers|bezoekers|utilisateurs"
    r"|visiteurs|usuarios|nb_uniq_visitors)\b",
    re.IGNORECASE,
)
_GAUGE = re.compile(
    r"\bactive|concurrent|\bconnected|connections|cpu|demand|average|\bavg|mean|median|online"
    r"|players|occupan"
    r"|usage|\bload|utili[sz]ation|queue|in use|temp|percent|rate\b|ratio|latency",
    re.IGNORECASE,
)


class Choice(NamedTuple):
    """What is counted.

    Attributes:
        column: the column's name, or `ROWS` when each row counts as one, or `ALL`.
        numeric: the columns of numbers.
        parts: the columns whose figures add up to the count; none for `ROWS`.
    """

    column: str
    numeric: tuple[str, ...]
    parts: tuple[str, ...]


def count_column(
    table: Table, taken: Sequence[str], chosen: str | None, account: Account
) -> Choice:
    """Choose the column that counts.

    The only column of numbers is taken; of several, the one whose name alone says that it counts
    (requests, visits, users, …). Without any, each row counts as one.

    Args:
        table: the table.
        taken: the columns that hold times.
        chosen: the column a person chose, or `ROWS`, or `ALL`, or None.
        account: gets a note of what was taken.

    Raises:
        QuestionError: several could count, or `chosen` does not exist (option `count`).
    """
    numeric = tuple(n for n in table.names if n not in taken and _is_numeric(table, n))
    fitting = table.known.counts or _fitting(table, numeric)
    choices = (*fitting, ALL, ROWS) if _add_up(fitting) else (*fitting, ROWS)
    if chosen is not None:
        if chosen in (*table.names, ROWS) or (chosen == ALL and fitting):
            return _chosen(chosen, numeric, fitting)
        sentence = f"The file has no column “{chosen}”; say which one counts."
        raise QuestionError(sentence, "count", choices)
    column = _only(fitting, choices)
    if column == ROWS:
        account.note("No column holds a count, so each row counts as one.")
    elif len(fitting) > 1:
        others = ", ".join(f"“{name}”" for name in fitting if name != column)
        account.note(f"Counted is the column “{column}”; {others[:300]} could be chosen instead.")
    return _chosen(column, numeric, fitting)


def _chosen(column: str, numeric: tuple[str, ...], fitting: tuple[str, ...]) -> Choice:
    parts = {ROWS: (), ALL: fitting}.get(column, (column,))
    return Choice(column, numeric, parts)


def _is_numeric(table: Table, name: str) -> bool:
    cells = [cell for cell in sampled(table, name) if not is_unknown(cell)]
    return bool(cells) and sum(map(is_number, cells)) >= _NUMBER_SHARE * len(cells)


def _fitting(table: Table, numeric: Sequence[str]) -> tuple[str, ...]:
    """Name the columns that could be a count; measurements and flags when there is nothing else."""
    columns = [name for name in numeric if not _LABEL.search(name) or _STRONG.search(name)]
    counts = [name for name in columns if not _measured(table, name)]
    many = [name for name in counts if _STRONG.search(name) or not _is_flag(table, name)]
    return tuple(sorted(many or counts or columns, key=lambda name: bool(_PERSONS.search(name))))


def _add_up(fitting: Sequence[str]) -> bool:
    """Tell whether a sum over columns can mean anything: not of visits and their visitors."""
    words = {found[0].lower() for name in fitting if (found := _STRONG.search(name))}
    return len(fitting) > 1 and len(words) <= 1 and not any(map(_PERSONS.search, fitting))


def _only(fitting: tuple[str, ...], choices: tuple[str, ...]) -> str:
    strong = tuple(name for name in fitting if _STRONG.search(name))
    for names in (fitting or (ROWS,), strong):
        if len(names) == 1:
            return names[0]
    listed = ", ".join(f"“{name}”" for name in fitting)
    sentence = f"Several columns could be the count ({listed[:400]}); say which one counts."
    raise QuestionError(sentence, "count", choices)


def _measured(table: Table, name: str) -> bool:
    cells = [cell for cell in sampled(table, name) if not is_unknown(cell)]
    return bool(_MEASURED.search(name)) or 2 * sum(map(has_unit, cells)) > len(cells)


def _is_flag(table: Table, name: str) -> bool:
    """Tell whether a column only says yes or no in figures."""
    return {cell.strip() for cell in sampled(table, name)} <= {"0", "1", ""}


def note_persons(name: str, account: Account) -> None:
    """Say what adding up people who were told apart means, if the name says that they were."""
    if _PERSONS.search(name):
        account.note(
            f"“{name}” counts people, and one person can be in several rows of the same time; the "
            "sum counts them several times. A column of sessions or requests does not."
        )


def how_of(
    column: str,
    chosen: How | None,
    values: Sequence[float],
    account: Account,
    *,
    cells: Sequence[str] = (),
) -> How:
    """Decide whether values add up (counts) or are averaged (a gauge), and note it.

    A name such as “active users” or “demand” says gauge, and so does a value below nought, or
    `cells` with a unit per second.
    """
    if chosen is not None or column == ROWS:
        return chosen or How.SUM
    if _GAUGE.search(column):
        account.note(
            f"“{column}” is read as a level, averaged over time; it can be added up instead."
        )
        return How.MEAN
    if any(map(is_rate, cells[:: max(1, len(cells) // _SAMPLE)])):
        account.note(f"“{column}” is a rate per second, so it is averaged over time, not added up.")
        return How.MEAN
    if values and min(values) < 0:
        account.note(f"“{column}” falls below nought, so it is averaged over time, not added up.")
        return How.MEAN
    account.note(f"“{column}” is read as a count and added up; it can be averaged instead.")
    return How.SUM
