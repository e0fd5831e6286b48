"""Google Analytics 4 and its predecessor, in every interface and language."""

from golive.usage.shapes import ROWS
from tests.usage_formats.case import AMSTERDAM, MADE, Case

GA4_HEAD = """\
# ----------------------------------------
# Report CSV Export
# Account: shop
# Property: shop - GA4
# ----------------------------------------
#
# All Users
# Start date: 20260504
# End date: 20260507
"""
GA4_SECOND = """
# Start date: 20260504
# End date: 20260507
Nth day,Average engagement time
0000,11984.736842105263
0001,20.5
0002,0
0003,31.25

# Start date: 20260504
# End date: 20260507
Event name,Conversions
purchase,7
"say ""hi"", twice",2
"""
EXPLORE = """\
# ----------------------------------------
# shop - GA4
# Free form 1
# 20260504-20260505
# ----------------------------------------

"""
UA_HEAD = """\
# ----------------------------------------
# All Web Site Data
# Audience Overview
# 20220801-20220801
# ----------------------------------------

"""

CASES = (
    Case(
        "a GA4 report numbers days from its start date",
        (GA4_HEAD + "Nth day,Sessions\n0000,310\n0001,295\n0002,402\n0003,377\n" + GA4_SECOND)
        .replace("\n", "\r\n")
        .encode(),
        values=(310, 295, 402, 377),
        start=MADE,
        step_s=86_400,
        unit="Sessions",
        kind="Google Analytics 4 report, CSV",
        says=("it can rank days, but it cannot tell an hour",),
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "a GA4 report asks whose clock its days are on",
        (GA4_HEAD + "Nth day,Sessions\n0000,310\n0001,295\n0002,402\n0003,377\n").encode(),
        asks="zone",
        refused="Google Analytics uses the property's zone",
    ),
    Case(
        "a GA4 snapshot with users and new users asks which of them counts",
        (
            GA4_HEAD
            + "Nth day,Users\n0000,3\n0001,2\n0002,4\n0003,3\n\n# Start date: 20260504\n"
            + "# End date: 20260507\nNth day,New users\n0000,1\n0001,1\n0002,2\n0003,0\n"
        ).encode(),
        asks="count",
        choices=("Users", "New users", ROWS),
        reading=AMSTERDAM,
    ),
    Case(
        "a GA4 report with an empty line below its preamble is read",
        (GA4_HEAD + "\nNth day,Sessions\n0000,31\n0001,29\n0002,40\n0003,37").encode(),
        values=(31, 29, 40, 37),
        start=MADE,
        step_s=86_400,
        unit="Sessions",
        kind="Google Analytics 4 report, CSV",
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "GA4 hours are numbered from the start date too",
        (
            "# Start date: 20260504\n# End date: 20260504\nNth hour,Sessions\n"
            + "".join(f"{hour:04d},{100 + hour}\n" for hour in range(24))
        ).encode(),
        values=tuple(range(100, 124)),
        start=MADE,
        unit="Sessions",
        kind="Google Analytics 4 report, CSV",
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "GA4 hours counted through a clock change are refused",
        (
            "# Start date: 20260328\n# End date: 20260329\nNth hour,Sessions\n"
            + "".join(f"{hour:04d},{100 + hour}\n" for hour in range(47))
        ).encode(),
        refused="numbers 47 hours over 2 days, so the clock changed in between",
        reading=AMSTERDAM,
    ),
    Case(
        "GA4 hours of a day that is not over may be an hour off after a clock change",
        b"# Start date: 20260504\n# End date: 20260505\nNth hour,Sessions\n"
        b"0000,5\n0001,7\n0003,9\n",
        values=(5, 7, None, 9),
        start=MADE,
        unit="Sessions",
        kind="Google Analytics 4 report, CSV",
        says=("after a clock change within the file they may be an hour off",),
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "GA4 days that the calendar does not have are no dates",
        b"# Start date: 20261341\n# End date: 20261342\nNth day,Sessions\n0000,5\n0001,7\n",
        refused="the file does not say the first day",
    ),
    Case(
        "a GA4 number that is no day is no range",
        b"# Start date: 30260504\nNth day,Sessions\n0000,5\n0001,7\n",
        refused="the file does not say the first day",
    ),
    Case(
        "a GA4 report whose numbers fall is refused",
        b"# Start date: 20260504\n# End date: 20260505\nNth day,Sessions\n0001,5\n0000,7\n",
        refused="No column holds dates with times",
    ),
    Case(
        "a GA4 report of more tables than columns are read is refused",
        (
            "# Start date: 20260504\n# End date: 20260505\n"
            + "\n".join(f"Nth day,Metric {at}\n0000,5\n0001,7\n" for at in range(210))
        ).encode(),
        refused="too many tables",
    ),
    Case(
        "a numbered GA4 table without its dates is refused",
        b"Nth day,Average engagement time\n0000,12.5\n0001,14.25\n",
        refused="only numbered (\u201cNth day\u201d) and the file does not say the first day",
    ),
    Case(
        "a GA4 report by the week is refused",
        b"# Start date: 20260504\n# End date: 20260531\nNth week,Sessions\n0000,12\n0001,14\n",
        refused="counts by the week, which cannot tell a quiet day",
    ),
    Case(
        "a GA4 report in German is told by the length of its numbers",
        b"# Startdatum: 20260504\n# Enddatum: 20260507\nN. Einheit,Sitzungen\n0000,31\n0001,29\n"
        b"0002,40\n0003,37\n",
        values=(31, 29, 40, 37),
        start=MADE,
        step_s=86_400,
        unit="Sitzungen",
        kind="Google Analytics 4 report, CSV",
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "a GA4 comparison with other days is left out",
        (
            GA4_HEAD
            + "Nth day,Sessions\n0000,310\n0001,295\n0002,402\n0003,377\n\n"
            + "# Start date: 20250504\n# End date: 20250507\nNth day,Sessions\n"
            + "0000,10\n0001,20\n0002,30\n0003,40\n"
        ).encode(),
        values=(310, 295, 402, 377),
        start=MADE,
        step_s=86_400,
        unit="Sessions",
        kind="Google Analytics 4 report, CSV",
        left_out={"in a table of other days or steps": 4},
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "the total of a GA4 exploration comes first with one cell more and is left out",
        (
            EXPLORE
            + "Channel,Date + hour (YYYYMMDDHH),Sessions\n,,76,Grand total\n"
            + "Direct,2026050400,40\nEmail,2026050400,1\nDirect,2026050401,30\n"
            + "Direct,2026050403,5\n"
        ).encode(),
        values=(41, 30, 0, 5),
        start=MADE,
        unit="Sessions",
        kind="Google Analytics 4 exploration, CSV",
        says=("their counts are added up", "A missing time counts as nought"),
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "rows absent from GA4 mean nought",
        (
            EXPLORE
            + "Date + hour (YYYYMMDDHH),Sessions\n2026050400,4\n2026050401,5\n2026050403,6\n"
        ).encode(),
        values=(4, 5, 0, 6),
        start=MADE,
        unit="Sessions",
        kind="Google Analytics 4 exploration, CSV",
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "GA4 by channel that Excel saved again adds up sessions",
        (
            b"# ----------------------------------------,,,\r\n"
            b"Session primary channel group,Date + hour (YYYYMMDDHH),Users,Sessions\r\n"
            b"Direct,2026050401,20,30\r\nOrganic,2026050400,9,11\r\n"
            b"Direct,2026050400,10,14\r\nEmail,2026050401,1,2\r\n"
        ),
        values=(25, 32),
        start=MADE,
        unit="Sessions",
        kind="Google Analytics 4 exploration, CSV",
        zone="Europe/Amsterdam",
        reading={**AMSTERDAM, "count_column": "Sessions"},
    ),
    Case(
        "users are never summed over channels without saying so",
        (
            b"# -----,,,\nChannel,Date + hour (YYYYMMDDHH),Users\n"
            b"Direct,2026050400,10\nOrganic,2026050400,9\nDirect,2026050401,20\n"
        ),
        values=(19, 20),
        start=MADE,
        unit="Users",
        kind="Google Analytics 4 exploration, CSV",
        says=("one person can be in several rows of the same time",),
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "GA4 with users and sessions asks, sessions first, and offers no rate and no sum",
        (
            b"# -----,,,,\nChannel,Date + hour (YYYYMMDDHH),Users,Sessions,Engagement rate\n"
            b"Direct,2026050400,10,14,0.4\nOrganic,2026050400,9,11,0.5\n"
        ),
        asks="count",
        choices=("Sessions", "Users", ROWS),
        reading=AMSTERDAM,
    ),
    Case(
        "a date with its hour in an American interface",
        (
            EXPLORE + 'Date + hour (YYYYMMDDHH),Sessions\n"May 4, 2026, 12AM",5\n'
            '"May 4, 2026, 1AM",7\n"May 4, 2026, 12PM",9\n'
        ).encode(),
        values=(5, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9),
        start=MADE,
        unit="Sessions",
        kind="Google Analytics 4 exploration, CSV",
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "French month names with a full stop and an accent",
        "Date et heure,Sessions\n31 janv. 2026 à 22 h,5\n31 janv. 2026 à 23 h,7\n"
        "1 févr. 2026 à 00 h,9\n".encode(),
        values=(5, 7, 9),
        start="2026-01-31T21:00+00:00",
        unit="Sessions",
        zone="Europe/Paris",
        reading={"zone": "Europe/Paris"},
    ),
    Case(
        "German dates in words",
        "Zeit;Sitzungen\n28. Feb. 2026, 23 Uhr;5\n1. März 2026, 00 Uhr;1.207\n".encode(),
        values=(5, 1207),
        start="2026-02-28T22:00+00:00",
        unit="Sitzungen",
        kind="CSV (semicolons)",
        says=("\u201c1.207\u201d in \u201cSitzungen\u201d is read as 1,207",),
        zone="Europe/Berlin",
        reading={"zone": "Europe/Berlin"},
    ),
    Case(
        "Dutch and Spanish months in August",
        b"tijd,sessies\n31 mrt. 2026 23:00,5\n1 apr. 2026 00:00,6\n",
        values=(5, 6),
        start="2026-03-31T21:00+00:00",
        unit="sessies",
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "Spanish dates with their de",
        b"fecha,sesiones\n4 de mayo de 2026 0:00,5\n4 de mayo de 2026 1:00,6\n",
        values=(5, 6),
        start=MADE,
        unit="sesiones",
        zone="Europe/Madrid",
        reading={"zone": "Europe/Madrid"},
    ),
    Case(
        "date and hour in columns of their own, with a total below",
        (
            EXPLORE + "Date,Hour,Sessions\n20260504,0,14\n20260504,1,9\n20260504,3,41\n,,64\n"
        ).encode(),
        values=(14, 9, 0, 41),
        start=MADE,
        unit="Sessions",
        kind="Google Analytics 4 exploration, CSV",
        says=("The hour is taken from the column \u201cHour\u201d",),
        left_out={"a total, or a row without a time": 1},
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "Universal Analytics numbers hours and ends with a total",
        (UA_HEAD + 'Hour Index,Sessions\n0,14\n1,9\n2,"1,233"\n3,75\n,"1,331"\n').encode(),
        values=(14, 9, 1233, 75),
        start="2022-07-31T22:00+00:00",
        unit="Sessions",
        kind="Universal Analytics, CSV",
        left_out={"a total, or a row without a time": 1},
        says=("may be an hour off",),
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "the time table of Universal Analytics is the second one",
        (
            UA_HEAD
            + "Keyword,Clicks,Cost,Bounce Rate\nlive chat,19,$22.50,75.00%\n(other),2,$1.00,0.00%\n"
            + "\nDay Index,Users\n8/1/22,58\n,58\n"
        ).encode(),
        values=(58,),
        start="2022-07-31T22:00+00:00",
        step_s=86_400,
        unit="Users",
        kind="Universal Analytics, CSV",
        left_out={"a total, or a row without a time": 1},
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "the range of days settles the order of day and month",
        (
            UA_HEAD.replace("20220801-20220801", "20220801-20220803")
            + "Day Index,Sessions\n8/1/22,5\n8/2/22,6\n8/3/22,7\n"
        ).encode(),
        values=(5, 6, 7),
        start="2022-07-31T22:00+00:00",
        step_s=86_400,
        unit="Sessions",
        kind="Universal Analytics, CSV",
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "Dutch thousands with a point beside shares with a comma",
        (
            UA_HEAD + 'Uurindex,Sessies,Bouncepercentage\n0,"1.050","60,25%"\n1,987,"59,00%"\n'
            '2,"2.546","58,10%"\n3,449,"57,91%"\n,"5.032","58,80%"\n'
        ).encode(),
        values=(1050, 987, 2546, 449),
        start="2022-07-31T22:00+00:00",
        unit="Sessies",
        kind="Universal Analytics, CSV",
        left_out={"a total, or a row without a time": 1},
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "Universal Analytics by the month is refused",
        (
            UA_HEAD.replace("20220801-20220801", "20220101-20220331")
            + "Month Index,Sessions\n0,1\n1,2\n"
        ).encode(),
        refused="counts by the month, which cannot tell a quiet day",
    ),
    Case(
        "a Universal Analytics table without times is refused",
        (
            UA_HEAD
            + "Browser,Sessies,Gem. sessieduur\nChrome,2.546,00:00:31\nSafari,449,00:01:19\n"
        ).encode(),
        refused="No column holds dates with times",
    ),
)
