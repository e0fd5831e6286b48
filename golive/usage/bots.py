"""Who asks without a person behind it: crawlers, monitors, health checks of load balancers.

They call around the clock, so on a small site they hide the night. Told by what a program says of
itself, and by the paths that only checks ask for. Programs that serve people (`curl`, `okhttp`,
`python-requests`) are not among them. Both patterns keep to what RE2 understands too.
"""

import re
from functools import lru_cache
from typing import Final

#: Found anywhere in a user agent, in any case. A phone is called Cubot, hence the letter before.
AGENT: Final = (
    r"(?i)(?:^|[^u])bots?(?:[^a-z]|$)|crawl|spider|slurp|archiver|mediapartners|feedfetcher"
    r"|facebookexternalhit|headlesschrome|lighthouse|phantomjs|monitor|uptime|pingdom|statuscake"
    r"|site24x7|check_http|nagios|zabbix|blackbox|prober?\b|kube-probe|healthcheck|googlehc"
    r"|health check|haproxy|consul|amazon-route53|scanner|censys|zgrab|masscan|nmap"
)
#: Matches the beginning of a path that only health checks ask for.
PATH: Final = (
    r"(?i)/(?:actuator/)?(?:_?healthz?|health[_-]?checks?|livez|liveness|readyz|readiness|ping)"
    r"(?:[/?. ]|$)"
)
_AGENT = re.compile(AGENT.encode())
_PATH = re.compile(PATH.encode())


def asks_alone(agent: bytes, path: bytes) -> bool:
    """Tell whether a request was made by a bot, a monitor or a health check.

    Args:
        agent: what the program says of itself; empty when it is not known.
        path: what is asked for, from its path on; empty when it is not known.
    """
    return _is_bot(agent) or _PATH.match(path) is not None


@lru_cache(maxsize=4096)
def _is_bot(agent: bytes) -> bool:
    return _AGENT.search(agent) is not None
