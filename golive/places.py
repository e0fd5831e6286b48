"""Where pages, sample data, configuration and plans lie, in a checkout and in a wheel."""

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = _PACKAGE / "_app"

#: The folder that holds app.py, pages/, sample_data/ and .streamlit/.
ROOT = _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parent

APP = ROOT / "app.py"
PAGES = ROOT / "pages"
SAMPLE_DATA = ROOT / "sample_data"
CONFIG = ROOT / ".streamlit" / "config.toml"

DATABASE_VARIABLE = "GOLIVE_DATABASE_URL"
USAGE_VARIABLE = "GOLIVE_USAGE_FOLDER"


def database_url() -> str:
    """Give the store's address: `GOLIVE_DATABASE_URL`, or a file in the person's data folder."""
    url = os.environ.get(DATABASE_VARIABLE)
    if url:
        return url
    folder = Path(platformdirs.user_data_dir("golive", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder / 'golive.db'}"


def usage_folder() -> Path | None:
    """Give the server's folder of usage exports: `GOLIVE_USAGE_FOLDER`, or none."""
    folder = os.environ.get(USAGE_VARIABLE)
    return Path(folder) if folder else None
