"""golive in the browser: `streamlit run app.py`, or better `golive run`.

An `st.App` around the frame rather than the script itself, so that no `pages/` folder lies beside
the main script: Streamlit's old multipage mode stays off and every first visit passes the frame.
"""

import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from golive.errors import StoreError
from golive.ui import frame, incoming
from golive.ui.session import store

_log = logging.getLogger("golive")


def ready(_request: Request) -> Response:
    """Answer whether plans can be read and saved (`/readyz`)."""
    try:
        good = store().ready()
    except StoreError:
        good = False
    return PlainTextResponse("ready" if good else "the store does not answer", 200 if good else 503)


def unforeseen(error: Exception) -> bool:
    """Log what nobody foresaw under a reference, and show the reference instead of a traceback."""
    reference = secrets.token_hex(4)
    _log.error("unforeseen error %s", reference, exc_info=error)
    frame.sorry(reference)
    return True


@asynccontextmanager
async def open_hours(_app: st.App) -> AsyncIterator[None]:
    """Have a reader of exports ready from the start, and forget every upload at the end."""
    with closing(incoming.room()):
        yield


app = st.App(
    frame.SCRIPT,
    routes=[Route("/readyz", ready)],
    lifespan=open_hours,
    on_script_error=unforeseen,
)
