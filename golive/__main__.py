"""`python -m golive` is the command `golive`."""

import sys

from golive.cli import main

sys.exit(main())
