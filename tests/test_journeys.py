"""Whole journeys in a real browser against a real server."""

import csv
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from playwright.sync_api import Browser, Page

from golive.plan import Plan
from golive.store import open_store
from tests.browser import (
    HOLD_MS,
    Server,
    chromium,
    go,
    pick,
    press,
    read,
    says,
    settle,
    turn_to,
    until,
    write,
)

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("journeys")
    running = Server(8597, f"sqlite:///{folder / 'golive.db'}")
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    yield opened
    assert opened.get_by_test_id("stException").count() == 0
    assert problems == []
    context.close()


def traffic() -> bytes:
    """Write six weeks of hourly orders, quiet from two to five at night."""
    text = StringIO()
    rows = csv.writer(text)
    rows.writerow(["time", "orders"])
    today = datetime.now(ZoneInfo("Europe/Amsterdam")).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    first = today - timedelta(days=42)
    for hour in range(42 * 24):
        at = first + timedelta(hours=hour)
        rows.writerow([f"{at:%Y-%m-%d %H:%M}", 5 if 2 <= at.hour < 5 else 400 + 10 * at.hour])
    return text.getvalue().encode()


def choose_zone(page: Page, label: str, zone: str) -> None:
    box = page.get_by_role("combobox", name=label)
    box.click(delay=100)
    box.fill(zone)
    page.get_by_role("option", name=zone, exact=True).first.click(delay=100)
    settle(page)


def upload(page: Page, name: str, content: bytes) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )
    settle(page)


def test_the_main_job_from_start_to_excel_with_a_reload_and_a_restart(
    server: Server, page: Page, browser: Browser, tmp_path: Path
) -> None:
    link = start_a_plan(server, page)
    take_a_window(page)
    page.reload()
    settle(page)
    says(page, "Taken by Ana Ruiz")
    answer_the_others(page)

    server.stop()
    server.start()
    go(page, link)
    says(page, "Orders 4.0")
    other = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    go(other, link)
    says(other, "Soft: a select group first")
    turn_to(other, "6 The way back")
    assert read(other, "How?") == "Switch the flag off."

    turn_to(page, "Checklist")
    page.get_by_role("heading", name="Decide and prove").wait_for()
    book = openpyxl.load_workbook(download_checklist(page, tmp_path))
    assert book.sheetnames[:2] == ["Cover", "Checklist"]
    assert book["Checklist"].max_row > 50


def start_a_plan(server: Server, page: Page) -> str:
    go(page, server.url)
    write(page, "Your name (not verified)", "Ana Ruiz")
    press(page, "Start a plan")
    write(page, "What is the launch called?", "Orders 4.0")
    write(page, "Who decides? One person", "Ines")
    choose_zone(page, "Which zone is it planned in?", "Europe/Amsterdam")
    assert "plan=" in page.url
    return page.url


def take_a_window(page: Page) -> None:
    turn_to(page, "3 When")
    upload(page, "orders.csv", traffic())
    choose_zone(page, "Which zone are the file's times in?", "Europe/Amsterdam")
    says(page, "1,00")
    press(page, "Use these figures")
    says(page, "Best: ")
    press(page, "Take it")
    says(page, "Taken by Ana Ruiz")


def answer_the_others(page: Page) -> None:
    turn_to(page, "1 Hard or soft launch")
    pick(page, "How will the new version meet its users?", "Soft: a select group first")
    turn_to(page, "2 What users will notice")
    pick(page, "Will the service be down for anyone?", "No")
    pick(page, "Will anyone be disconnected?", "No")
    pick(page, "Must anyone upgrade a client?", "No")
    turn_to(page, "4 Who to tell first")
    page.get_by_text("Nobody outside the team needs to know").click(delay=100)
    settle(page)
    turn_to(page, "6 The way back")
    pick(page, "Is there a way back?", "Yes")
    write(page, "How?", "Switch the flag off.")


def download_checklist(page: Page, folder: Path) -> Path:
    turn_to(page, "Export and import")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the checklist (Excel)").click(delay=100)
    path = folder / "checklist.xlsx"
    download.value.save_as(path)
    return path


def test_typing_and_leaving_the_page_at_once_loses_nothing(server: Server, page: Page) -> None:
    go(page, server.url)
    press(page, "Start a plan")
    for number in range(4):
        turn_to(page, "1 Hard or soft launch")
        write(page, "Why this way?", f"reason {number}", commit=False)
        turn_to(page, "6 The way back")
        turn_to(page, "1 Hard or soft launch")
        assert read(page, "Why this way?") == f"reason {number}"


def test_two_tabs_on_one_plan_are_asked_when_they_meet(
    server: Server, page: Page, browser: Browser
) -> None:
    go(page, server.url)
    press(page, "Start a plan")
    turn_to(page, "1 Hard or soft launch")
    link = page.url
    other = browser.new_context().new_page()
    go(other, link)
    write(other, "Why this way?", "theirs")

    write(page, "Why this way?", "mine")
    says(page, "Keep mine")
    press(page, "Keep mine")

    other.reload()
    settle(other)
    assert read(other, "Why this way?") == "mine"


def test_a_cell_of_a_table_is_typed_and_kept(server: Server, page: Page) -> None:
    go(page, server.url)
    press(page, "Start a plan")
    turn_to(page, "5 How we deploy")
    press(page, "Add step")
    press(page, "Add step")
    for row, name in enumerate(("Back up", "Migrate", "Deploy")):
        cell_in(page, row % 2, name)
    plan_id = page.url.partition("plan=")[2]
    until(lambda: steps_of(server, plan_id) == ["Deploy", "Migrate"])

    turn_to(page, "6 The way back")
    turn_to(page, "5 How we deploy")
    cells = page.locator('[data-testid="stDataFrame"]:visible canvas').first
    until(lambda: "Deploy" in (cells.text_content() or ""))
    cell_in(page, 0, "Back up")
    until(lambda: steps_of(server, plan_id) == ["Back up", "Migrate"])


def steps_of(server: Server, plan_id: str) -> list[str]:
    return [step.name for step in kept(server, plan_id).deployment.steps]


def kept(server: Server, plan_id: str) -> Plan:
    store = open_store(server.database)
    try:
        return store.load(plan_id).plan
    finally:
        store.close()


def cell_in(page: Page, row: int, text: str) -> None:
    """Type into the first cell of a row of the first table."""
    table = page.locator('[data-testid="stDataFrame"]:visible').first
    box = table.bounding_box()
    assert box is not None
    page.mouse.dblclick(box["x"] + 40, box["y"] + 35 + 35 * row + 17, delay=60)
    page.keyboard.press("Control+A")
    page.keyboard.type(text, delay=20)
    page.keyboard.press("Enter")
    page.wait_for_timeout(400)
    settle(page)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.csv", b"", "The file is empty"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(200), "is a picture"),
        ("words.csv", b"name,town\nAna,Utrecht\nBo,Delft\n", "No column holds dates"),
    ],
)
def test_a_bad_upload_gets_a_sentence(
    server: Server, page: Page, name: str, content: bytes, sentence: str
) -> None:
    go(page, server.url)
    press(page, "Start a plan")
    turn_to(page, "3 When")
    upload(page, name, content)

    page.get_by_test_id("stAlert").filter(has_text=sentence).first.wait_for()
    assert "Traceback" not in page.content()


@pytest.mark.parametrize("path", ["", "launch", "window", "checklist", "export"])
def test_a_first_visit_by_deep_link_passes_the_frame(server: Server, page: Page, path: str) -> None:
    go(page, f"{server.url}/{path}")

    assert page.get_by_test_id("stSidebarNavLink").count() == 9
    says(page, "Plan a go-live")


def test_a_candidate_clicked_in_the_calendar_is_taken(server: Server, page: Page) -> None:
    go(page, server.url)
    press(page, "Sample: a web launch")
    turn_to(page, "3 When")
    says(page, "Best: ")
    before = page.get_by_text(re.compile("^Taken by")).first.inner_text()

    chart = page.locator(".js-plotly-plot").first
    chart.evaluate("element => element.scrollIntoView({block: 'center'})")
    number = chart.locator(".annotation").filter(has_text=re.compile("^5$"))
    hint = page.locator(".hoverlayer .hovertext").filter(has_text="Click to take it")

    def over_the_number() -> bool:
        """The figure may still be growing into its place."""
        box = number.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
        return hint.count() > 0

    def asked_after_a_click() -> bool:
        """A click on a figure that is just drawn anew is lost, and a person clicks again."""
        until(over_the_number)
        page.mouse.down()
        page.wait_for_timeout(HOLD_MS)
        page.mouse.up()
        page.wait_for_timeout(500)
        settle(page)
        return page.get_by_role("button", name="Move the window").count() > 0

    until(asked_after_a_click, seconds=120)
    press(page, "Move the window")

    until(lambda: page.get_by_text(re.compile("^Taken by")).first.inner_text() != before)


@pytest.mark.parametrize("path", ["", "launch", "window", "deploy", "checklist"])
def test_nothing_sticks_out_at_phone_width(server: Server, browser: Browser, path: str) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    go(page, server.url)
    press(page, "Sample: a web launch")
    go(page, f"{server.url}/{path}")

    wide = "document.querySelector('[data-testid=\"stMain\"]').scrollWidth"
    assert page.evaluate(wide) <= 390
    page.context.close()


def test_a_plan_is_started_and_named_by_keyboard_alone(server: Server, page: Page) -> None:
    go(page, server.url)
    tab_to(page, "Start a plan")
    page.keyboard.press("Enter")
    page.get_by_label("What is the launch called?").wait_for()
    settle(page)
    tab_to(page, "What is the launch called?")
    page.keyboard.type("Typed without a mouse")
    page.keyboard.press("Tab")

    says(page, "Typed without a mouse")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the thing with this name is reached."""
    said = "(document.activeElement.ariaLabel || document.activeElement.innerText || '').trim()"
    met = []
    for _ in range(60):
        page.keyboard.press("Tab")
        met.append(page.evaluate(said))
        if met[-1].split("\n")[-1] == name:  # an icon says its name first
            return
    message = f"{name} is not reached by Tab, only {met}"
    raise AssertionError(message)


def test_owners_are_typed_in_one_view_of_the_checklist_after_the_other(
    server: Server, page: Page
) -> None:
    go(page, server.url)
    press(page, "Start a plan")
    plan_id = page.url.partition("plan=")[2]
    turn_to(page, "Checklist")
    write(page, "Search", "code freeze approved fixes")
    for view, group, owner in (
        ("Phase", "Get ready", "Lin"),
        ("Owner", "Lin", "Bo"),
        ("Due day", "No day yet", "Cy"),
        ("Owner", "Cy", "Ann"),
    ):
        pick(page, "Show by", view)
        page.get_by_role("heading", name=group).wait_for()
        owner_in(page, owner)
        until(lambda owner=owner: owners_of(server, plan_id) == [owner])  # type: ignore[misc]


def owner_in(page: Page, owner: str) -> None:
    """Type an owner into the first row: the third column, past task and status."""
    page.wait_for_timeout(600)  # a table that was just drawn is still finding its place
    table = page.locator('[data-testid="stDataFrame"]:visible').first
    box = table.bounding_box()
    assert box is not None
    page.mouse.dblclick(box["x"] + 430 + 100 + 40, box["y"] + 35 + 17, delay=60)
    page.keyboard.press("Control+A")
    page.keyboard.type(owner, delay=20)
    page.keyboard.press("Enter")
    settle(page)


def owners_of(server: Server, plan_id: str) -> list[str]:
    return [edit.owner for edit in kept(server, plan_id).team.edits.values()]
