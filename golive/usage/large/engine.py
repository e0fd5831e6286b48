"""DuckDB, embedded: one text file as rows, asked in Ibis, within fixed memory.

Every question is an Ibis expression over a table of texts, so another engine can be asked the same.
Nothing but the one file can be opened, and no extension is ever fetched.
"""

import glob
import tempfile
from collections.abc import Callable
from typing import Any, Final, NamedTuple, Self, TypeVar

import duckdb
import ibis
import pyarrow as pa

from golive.errors import UnreadableError
from golive.usage.large.file import File

#: What DuckDB may hold at once; what does not fit waits in a folder of its own.
MEMORY: Final = "300MB"

_SPILL = "20GB"
_THREADS = 2
_SPARE = 8
_MOST_TROUBLE = 100_000
_ROWS, _PLACED = "export_rows", "export_placed"
_ERRORS, _SCANS = "reject_errors", "reject_scans"
_ENCODED, _TOO_MANY = "INVALID ENCODING", "TOO MANY COLUMNS"

Answer = TypeVar("Answer")


class Dialect(NamedTuple):
    """How the rows of a text file are cut into cells.

    Attributes:
        delimiter: between cells.
        skip: lines above the first row.
        width: how many columns there are.
        packed: the file is packed with gzip.
        spare: how many more cells are looked at, to tell blank cells too many from filled ones.
        encoding: a name that DuckDB knows; `latin-1` keeps every byte as it is.
        parallel: no cell holds a line end.
        strict: line ends are all alike, and quotation marks stand around whole cells.
    """

    delimiter: str
    skip: int
    width: int
    packed: bool = False
    spare: int = 0
    encoding: str = "utf-8"
    parallel: bool = True
    strict: bool = True


class Trouble(NamedTuple):
    """Rows that could not be cut into cells: how many, and the first of them, counted from 1."""

    wide: int
    other: int
    first: int | None


class _OtherDialectError(Exception):
    """The file showed that it is written in another dialect; all is to be read again."""

    def __init__(self, dialect: Dialect) -> None:
        super().__init__(str(dialect))
        self.dialect = dialect


class Engine:
    """A connection that sees one file; to be used in a `with` statement."""

    def __init__(self, file: File, dialect: Dialect) -> None:
        """Connect; nothing of the file is read yet.

        Raises:
            UnreadableError: the file has gone.
        """
        self.dialect = dialect
        self._folder = tempfile.TemporaryDirectory(prefix="golive-", ignore_cleanup_errors=True)
        self._connection = _connected(file, self._folder.name)
        try:
            self._connection.execute(_definition(dialect))
        except duckdb.Error as error:
            self.__exit__()
            message = "The file is no longer there; give it again."
            raise UnreadableError(message) from error

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file, of memory, and of what waited on disk."""
        self._connection.close()
        self._folder.cleanup()

    @property
    def rows(self) -> Any:
        """The file's rows: columns of text `c0`, `c1`, …, and the spare ones `s0`, …."""
        return ibis.table(dict.fromkeys(columns(self.dialect), "string"), name=_ROWS)

    @property
    def placed(self) -> Any:
        """The same rows with their `place`, from 1; reading them so takes several times longer."""
        schema = dict.fromkeys(columns(self.dialect), "string") | {"place": "int64"}
        return ibis.table(schema, name=_PLACED)

    def keep(self, name: str, table: pa.Table) -> None:
        """Keep a small table, for expressions to name."""
        self._connection.register(name, table)

    def ask(self, expression: Any) -> pa.Table:
        """Run an expression over `rows` or `placed` and over tables that are kept.

        Raises:
            UnreadableError: the file cannot be cut into rows, or asks for too much room.
        """
        self._connection.execute(f"DROP TABLE IF EXISTS {_ERRORS}; DROP TABLE IF EXISTS {_SCANS}")
        try:
            sql = str(ibis.to_sql(expression, dialect="duckdb"))
            return _in_integers(self._connection.sql(sql).to_arrow_table())
        except duckdb.OutOfMemoryException as error:
            message = "The file needs more room than there is; export fewer columns or days."
            raise UnreadableError(message) from error
        except duckdb.Error as error:
            if self.dialect.parallel and "parallel=false" in str(error):
                raise _OtherDialectError(self.dialect._replace(parallel=False)) from error
            if self.dialect.strict:
                looser = self.dialect._replace(strict=False, spare=_SPARE)
                raise _OtherDialectError(looser) from error
            raise not_cut() from error

    def trouble(self) -> Trouble:
        """Tell which rows the question asked last could not cut into cells."""
        found = self._connection.execute(
            f"SELECT error_type::VARCHAR, count(DISTINCT line), min(line) FROM {_ERRORS} GROUP BY 1"  # noqa: S608 - our own names
        ).fetchall()
        kinds = {kind: lines for kind, lines, _ in found}
        if _ENCODED in kinds and self.dialect.encoding == "utf-8":
            raise _OtherDialectError(self.dialect._replace(encoding="latin-1"))
        if _TOO_MANY in kinds and not self.dialect.spare:
            raise _OtherDialectError(self.dialect._replace(spare=_SPARE))
        wide = kinds.pop(_TOO_MANY, 0)
        first = min((first for *_, first in found), default=None)
        return Trouble(wide, sum(kinds.values()), first)


def asked(file: File, dialect: Dialect, question: Callable[[Engine], Answer]) -> Answer:
    """Ask about a file; when it shows that the dialect was wrong, ask again in the right one."""
    while True:
        with Engine(file, dialect) as engine:
            try:
                return question(engine)
            except _OtherDialectError as error:
                dialect = error.dialect


def _in_integers(answer: pa.Table) -> pa.Table:
    """Give sums of integers, which DuckDB widens to decimals, as the integers they are."""
    schema = pa.schema(
        field.with_type(pa.int64()) if pa.types.is_decimal(field.type) else field
        for field in answer.schema
    )
    return answer.cast(schema)


def not_cut() -> UnreadableError:
    """Say that a file cannot be cut into rows and columns."""
    return UnreadableError(
        "The file cannot be cut into rows and columns; look for a quotation mark without its "
        "partner, or export it again."
    )


def own_letters(text: str, dialect: Dialect) -> str:
    """Give a text's own letters, where the engine kept its bytes as they are."""
    if dialect.encoding == "utf-8":
        return text
    return text.encode("latin-1", errors="replace").decode("cp1252", errors="replace")


def columns(dialect: Dialect) -> list[str]:
    """Name the columns of a dialect's rows."""
    return [
        *(f"c{number}" for number in range(dialect.width)),
        *(f"s{number}" for number in range(dialect.spare)),
    ]


def _connected(file: File, folder: str) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(
        config={
            "threads": _THREADS,
            "memory_limit": MEMORY,
            "temp_directory": folder,
            "max_temp_directory_size": _SPILL,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    )
    path = glob.escape(str(file.path))  # DuckDB would take `[1]` in a name for a pattern
    connection.execute("SET enable_progress_bar = false")
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET allowed_paths = ?", [[path, str(file.path)]])
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    connection.execute("SET VARIABLE export = ?", [path])
    return connection


def _definition(dialect: Dialect) -> str:
    """Define the views; every word in them is our own, the path is a variable."""
    names = ", ".join(f"'{name}': 'VARCHAR'" for name in columns(dialect))
    read = (
        f"read_csv(getvariable('export'), columns = {{{names}}}, auto_detect = false,"
        f" header = false, delim = '{dialect.delimiter}', quote = '\"', escape = '\"',"
        f" skip = {dialect.skip}, encoding = '{dialect.encoding}', parallel = {dialect.parallel},"
        f" strict_mode = {dialect.strict},"
        f" compression = '{'gzip' if dialect.packed else 'none'}', null_padding = true,"
        f" ignore_errors = true, store_rejects = true, rejects_limit = {_MOST_TROUBLE})"
    )
    return (
        f"CREATE TEMP VIEW {_ROWS} AS SELECT * FROM {read};"  # noqa: S608 - our own words
        f"CREATE TEMP VIEW {_PLACED} AS SELECT *, row_number() OVER () AS place FROM {read};"
    )
