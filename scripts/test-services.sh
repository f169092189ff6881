#!/bin/sh
# Makes sure that the two programs which the tests drive are there: PostgreSQL and Chromium. Installs what is
# missing when that is allowed (root on Debian or Ubuntu); otherwise prints the one command, and fails.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-.venv/bin/python}

missing=$("$python" tests/servers.py)
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing for the tests: $missing (once, one or two minutes)..."
    log=$(mktemp)
    # shellcheck disable=SC2086
    if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y $missing; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
    fi
    rm -f "$log"
    missing=$("$python" tests/servers.py)
    [ -n "$missing" ] || exit 0
fi

echo "The tests need $missing. Install with:" >&2
echo "    sudo apt-get update && sudo apt-get install -y $missing" >&2
echo "(on another system: its own packages of the same names)." >&2
exit 1
