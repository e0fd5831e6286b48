"""The practices that the catalogue's items come from, by name."""

from typing import Final

AUTH0: Final = "Auth0 launch-day guidance"
AWS: Final = "AWS Operational Readiness Review"
AWS_ROLLOUT: Final = "AWS safe hands-off deployments"
CANARY: Final = "Google SRE Workbook, canarying releases"
CUTOVER: Final = "ERP cutover practice"
DYNAMICS: Final = "Dynamics 365 go-live guidance"
GITLAB: Final = "GitLab change management"
GOLIVE: Final = "golive"
GOOGLE: Final = "Google SRE launch checklist"
ICEFLO: Final = "ICEFLO back-out gauge"
KUBERNETES: Final = "Kubernetes production readiness review"
MAINTENANCE: Final = "Planned-maintenance notice practice"
MERCARI: Final = "Mercari production readiness checklist"
SESSIONS: Final = "Streaming-server reconnection practice"
STATUSPAGE: Final = "Statuspage scheduled maintenance"
