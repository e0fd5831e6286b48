"""Counted series to expected and busy-case traffic ahead, and how sure that is."""

from golive.forecast.expect import expect
from golive.forecast.value import Confidence, Forecast

__all__ = ["Confidence", "Forecast", "expect"]
