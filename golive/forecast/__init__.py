"""Counted series to expected and busy-case traffic ahead, and how sure that is."""

from golive.forecast.apart import Event
from golive.forecast.backtest import Backtest
from golive.forecast.expect import expect
from golive.forecast.value import Confidence, Forecast

__all__ = ["Backtest", "Confidence", "Event", "Forecast", "expect"]
