"""Who asks without a person behind it."""

import pytest

from golive.usage.bots import asks_alone

PEOPLE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/124.0 Safari/537.36",
    "Mozilla/5.0 (Linux; Android 9; CUBOT X18) AppleWebKit/537.36",
    "okhttp/4.9.3",
    "curl/8.5.0",
    "python-requests/2.31.0",
    "RobotsAreUs Shop/1.0",
    "-",
    "",
)
ALONE = (
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 AppleWebKit/537.36 (compatible; GPTBot/1.2; +https://openai.com/gptbot)",
    "Googlebot-Image/1.0",
    "Mozilla/5.0 (compatible; YandexBot)",
    "Baiduspider/2.0",
    "facebookexternalhit/1.1",
    "check_http/v2.2 (monitoring-plugins 2.2)",
    "kube-probe/1.29",
    "ELB-HealthChecker/2.0",
    "GoogleHC/1.0",
    "Pingdom.com_bot_version_1.4",
    "Mozilla/5.0 (compatible; UptimeRobot/2.0)",
    "Blackbox Exporter/0.24.0",
)


@pytest.mark.parametrize("agent", PEOPLE)
def test_a_program_that_serves_people_is_no_bot(agent: str) -> None:
    assert not asks_alone(agent.encode(), b"/")


@pytest.mark.parametrize("agent", ALONE)
def test_a_program_that_says_it_is_a_bot_or_a_check_is_one(agent: str) -> None:
    assert asks_alone(agent.encode(), b"/")


@pytest.mark.parametrize(
    "path",
    [
        "/health",
        "/healthz?full=1",
        "/ping HTTP/1.1",
        "/actuator/health/readiness",
        "/_health",
        "/livez",
        "/readyz",
        "/health-check",
        "/HEALTHCHECK",
    ],
)
def test_a_path_that_only_checks_ask_for_is_a_check(path: str) -> None:
    assert asks_alone(b"okhttp/4.9.3", path.encode())


@pytest.mark.parametrize(
    "path", ["/", "/healthy-food", "/shop/health", "/pingpong", "/readings", ""]
)
def test_a_path_that_people_ask_for_is_no_check(path: str) -> None:
    assert not asks_alone(b"", path.encode())
