"""What a cell says of one field, in the spelling that plans and files are compared in."""

from golive.office.back.codes import Kind
from golive.office.back.held import LINES
from golive.office.back.spelling import UNREAD, day_of, moment_of, one_line, plain
from golive.office.text import CUT_MARK
from golive.plan import GateState, Status
from golive.plan.labels import word

#: What else people and programs write for a status: English, Dutch, German, French, Spanish,
#: Italian, Portuguese, and the words for yes and no that spreadsheets put into a tick box.
_STATUSES = {
    Status.OPEN: "to do,todo,not started,offen,ouvert,à faire,abierto,pendiente,aperto,da fare,"
    "aberto,false,no,nee,nein,non,falsch,faux,falso,onwaar,não",
    Status.DOING: "in progress,started,bezig,mee bezig,in arbeit,läuft,en cours,en curso,in corso,"
    "em andamento",
    Status.DONE: "complete,completed,closed,finished,klaar,gereed,afgerond,erledigt,fertig,fait,"
    "terminé,hecho,terminado,fatto,completato,feito,concluído,true,yes,ja,oui,sí,si,sì,sim,wahr,"
    "vrai,verdadero,vero,verdadeiro,waar,x,✓,✔,☑",
    Status.BLOCKED: "stuck,geblokkeerd,blockiert,bloqué,bloqueado,bloccato",
    Status.NOT_APPLICABLE: "n/a,na,n.a.,nvt,n.v.t.,niet van toepassing,entfällt,nicht zutreffend,"
    "sans objet,no aplica,non applicabile,não se aplica",
}
_STATES = {
    GateState.OPEN: "not decided,undecided,-",
    GateState.GO: "true,yes,ja,oui,sí,si,sì,sim,wahr,vrai,verdadero,vero,verdadeiro,waar,x,✓,✔,☑",
    GateState.NO_GO: "nogo,stop,false,no,nee,nein,non,falsch,faux,falso,onwaar,não",
}


def _known(states: dict[Status, str] | dict[GateState, str]) -> dict[str, str]:
    known: dict[str, str] = {}
    for state, others in states.items():
        for said in (state.value, word(state), *others.split(",")):
            known[_plainly(said)] = state.value
    return known


def _plainly(said: str) -> str:
    return " ".join(said.replace("_", " ").replace("-", " ").split()).casefold()


_WORDS = {"status": _known(_STATUSES), "state": _known(_STATES)}

#: What to do about a cell that cannot be understood, by its field.
REMEDIES = {
    "status": "choose one of Open, Doing, Done, Blocked and Not applicable",
    "state": "write Go, No go or Open",
    "due": "write a day such as 2026-12-01",
    "signed_at": "write a moment such as 2026-12-04 18:02",
}


def read_field(kind: Kind, field: str, text: str, *, from_1904: bool = False) -> str | None:
    """Read a cell; None if it cannot be understood.

    Args:
        kind: what the row is about.
        field: the field that the cell's column holds.
        text: the cell, as `spelled` gives it.
        from_1904: the workbook counts days from 1904.
    """
    if text == UNREAD or text.endswith(CUT_MARK):
        return None
    if field in _WORDS:
        return _word(kind, field, text)
    if field == "due":
        day = day_of(text, from_1904=from_1904)
        return day.isoformat() if day else _nothing(text)
    if field == "signed_at":
        moment = moment_of(text, from_1904=from_1904)
        return moment.isoformat(" ", "minutes") if moment else _nothing(text)
    return one_line(text) if field in LINES else plain(text)


def _nothing(text: str) -> str | None:
    return None if text else ""


def _word(kind: Kind, field: str, text: str) -> str | None:
    """A status is never taken off by an empty cell; a gate without a decision is open."""
    if not text:
        return GateState.OPEN.value if kind is Kind.GATE else None
    return _WORDS[field].get(_plainly(text))
