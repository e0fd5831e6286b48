"""When enough will have been served, and when the first real peak is over."""

from datetime import datetime, timedelta
from statistics import median

from golive.forecast import Forecast
from golive.plan import How

#: A real peak reaches this share of a usual day's busiest step (golive: days of the week differ
#: by less, while a quiet weekend stays below).
_PEAK_SHARE = 0.8
_DAY_S = 86_400


def served_by(forecast: Forecast, start: datetime, amount: float) -> datetime | None:
    """Give the moment at which an amount of the usage will have come since `start`.

    None where the forecast ends before, starts after, or does not know; and for a level such as
    concurrent users, which does not add up.
    """
    step = timedelta(seconds=forecast.step_s)
    here = (start - forecast.start) / step
    if here < 0 or forecast.how is not How.SUM:
        return None
    left = amount
    for place in range(int(here), len(forecast.expected)):
        value = forecast.expected[place]
        if value is None:
            return None
        begins = max(here, place)
        if value and left <= value * (place + 1 - begins):
            return forecast.start + (begins + left / value) * step
        left -= value * (place + 1 - begins)
    return None


def peak_over(forecast: Forecast, start: datetime) -> datetime | None:
    """Give the end of the first real peak that lies wholly after `start`; None if there is none.

    A real peak is a step of the forecast that reaches `peak_level`.
    """
    step, level = timedelta(seconds=forecast.step_s), peak_level(forecast)
    first = max(-((forecast.start - start) // step), 0)
    for place, value in enumerate(forecast.expected[first:], start=first + 1):
        if value is not None and 0 < level <= value:
            return forecast.start + place * step
    return None


def peak_level(forecast: Forecast) -> float:
    """Give the traffic that a real peak reaches; nought without a whole day.

    That is 80 % of the usual day's busiest step: of the median, over the whole days of the
    forecast, of each one's highest.
    """
    a_day = max(_DAY_S // forecast.step_s, 1)
    values = forecast.expected
    days = (values[at : at + a_day] for at in range(0, len(values) - a_day + 1, a_day))
    known = ([value for value in day if value is not None] for day in days)
    highest = [max(day) for day in known if day]
    return _PEAK_SHARE * median(highest) if highest else 0.0
