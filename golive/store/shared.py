"""Items of an organisation that all plans share, with who changed them when.

Each change is a row of its own, numbered from 1 for each item, and no row is ever changed. Two
people who change what they both saw want to write the same number: the second is refused.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from golive.errors import ConflictError, StoreError
from golive.plan import OwnItem
from golive.store import rows
from golive.store.database import Database
from golive.store.tables import SHARED_ITEM

_ITEM = SHARED_ITEM.c


@dataclass(frozen=True, slots=True)
class SharedItem:
    """An item that plans share, as it was last shared or withdrawn.

    Attributes:
        item: what it says; its id is the same in every plan that carries it.
        rev: counts its changes, from 1.
        at: when it was last shared or withdrawn, in UTC.
        by: who did it.
        withdrawn: it is no longer offered to plans.
    """

    item: OwnItem
    rev: int
    at: datetime
    by: str
    withdrawn: bool = False


class SharedItems(Database):
    """The part of a store that keeps the items that plans share."""

    def shared_items(self) -> tuple[SharedItem, ...]:
        """List the items ever shared, those withdrawn too, in the order they were first shared.

        Raises:
            StoreError: the store cannot be read, or holds an item of a newer golive.
        """
        newest = select(_ITEM.id, func.max(_ITEM.rev).label("rev"), func.min(_ITEM.at).label("at"))
        last = newest.group_by(_ITEM.id).subquery()
        same = (_ITEM.id == last.c.id) & (_ITEM.rev == last.c.rev)
        query = select(SHARED_ITEM).join(last, same).order_by(last.c.at, _ITEM.id)
        with self._reading() as connection:
            return tuple(map(_read, connection.execute(query)))

    def share(self, item: OwnItem, seen: int, *, actor: str, now: datetime) -> SharedItem:
        """Share an item with all plans, in the place of what was shared under its id.

        Args:
            item: what it shall say.
            seen: the `rev` of what the person saw; 0 where nothing was ever shared.
            actor: who shares it.
            now: when, an instant.

        Raises:
            ConflictError: somebody else shared or withdrew it since.
            StoreError: the store cannot be written.
        """
        return self._add(item, seen, rows.stamp(actor, now, ""), withdrawn=False)

    def withdraw(self, seen: SharedItem, *, actor: str, now: datetime) -> SharedItem:
        """Offer an item to no further plan; plans that carry it keep it.

        Raises:
            ConflictError: somebody else shared or withdrew it since it was seen.
            StoreError: the store cannot be written.
        """
        return self._add(seen.item, seen.rev, rows.stamp(actor, now, ""), withdrawn=True)

    def _add(self, item: OwnItem, seen: int, stamp: rows.Stamp, *, withdrawn: bool) -> SharedItem:
        new = SharedItem(item, seen + 1, stamp.at, stamp.actor, withdrawn)
        written = {
            "id": item.id,
            "rev": new.rev,
            "at": new.at,
            "actor": new.by,
            "document": item.model_dump_json(),
            "withdrawn": withdrawn,
        }
        with self._writing() as connection:
            try:
                connection.execute(insert(SHARED_ITEM).values(**written))
            except IntegrityError as error:
                theirs = self._newest(item.id)
                if (theirs.item, theirs.withdrawn) != (item, withdrawn):
                    raise _conflict(theirs, item) from error
                return theirs
        return new

    def _newest(self, item_id: str) -> SharedItem:
        return next(shared for shared in self.shared_items() if shared.item.id == item_id)


def _conflict(theirs: SharedItem, mine: OwnItem) -> ConflictError:
    did = "no longer shares" if theirs.withdrawn else "shared"
    sentence = (
        f"{theirs.by or 'Somebody'} {did} “{theirs.item.title}” since "
        f"{theirs.at.day} {theirs.at:%b %Y at %H:%M} UTC; your change was not saved. "
        "Look at it and decide again."
    )
    dumped = (item.model_dump(mode="json") for item in (mine, theirs.item))
    return ConflictError(sentence, f"shared.{mine.id}", *dumped)


def _read(row: Any) -> SharedItem:
    try:
        item = OwnItem.model_validate_json(row.document)
    except ValidationError as error:
        message = (
            f"The store holds the shared item {row.id} in a form that this golive cannot read; "
            "start a newer golive, or restore the store from a backup."
        )
        raise StoreError(message) from error
    return SharedItem(item, row.rev, row.at, row.actor, row.withdrawn)
