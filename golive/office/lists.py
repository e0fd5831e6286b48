"""The hidden sheets: Lists behind the drop-downs, and About for whoever reads the file back."""

from importlib.metadata import PackageNotFoundError, version

from golive.office.export import Export
from golive.office.looks import Look
from golive.office.sheet import Column, TableSheet
from golive.office.words import STATUS_TITLES, local_moment
from golive.plan import FORMAT

#: The version of the workbook's layout.
LAYOUT = 1
#: Where the statuses stand that the drop-down offers.
STATUS_RANGE = f"Lists!$A$2:$A${len(STATUS_TITLES) + 1}"


def lists_sheet() -> TableSheet:
    """Lay out the statuses: what people choose, and the code that golive keeps."""
    rows = tuple((title, status.value) for status, title in STATUS_TITLES.items())
    columns = (Column("Status", 20), Column("Code", 20, Look.QUIET))
    return TableSheet("Lists", "StatusList", columns, rows, hidden=True)


def about_sheet(export: Export) -> TableSheet:
    """Lay out which plan the workbook was made of, when, and by which golive."""
    plan, now = export.plan, export.now
    rows = (
        ("Plan id", plan.id),
        ("Launch", plan.title),
        ("Plan revision", "not given" if export.revision is None else export.revision),
        (f"Exported at ({plan.zone})", local_moment(now, plan.zone)),
        ("Exported at (UTC, universal time)", local_moment(now, "UTC")),
        ("Workbook format", LAYOUT),
        ("Plan format", FORMAT),
        ("golive version", installed_version()),
    )
    columns = (Column("What", 40, Look.LABEL), Column("Value", 60))
    return TableSheet("About", "AboutThisFile", columns, rows, hidden=True)


def installed_version(package: str = "golive-workbook") -> str:
    """Give the version of an installed package, or say that it runs from its source."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "from source"
