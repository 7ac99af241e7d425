# shellcheck shell=bash
# What every command of this folder shares: messages, waiting, and where things are.

local_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
project_dir=$(cd "$local_dir/../.." && pwd)
state_root=${FLOTILLA_STATE:-${XDG_STATE_HOME:-$HOME/.local/state}/flotilla}
cache_root=${FLOTILLA_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/flotilla}

# Debian keeps ip, iptables and runc where an ordinary user's PATH does not look.
export PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

say() { printf '%s\n' "$*"; }
die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# The value of option $1, which is $2 if there is one.
option_value() {
  [ -n "${2:-}" ] || die "$1 needs a value (see --help)"
  printf '%s' "$2"
}

unknown_option() { die "unknown argument: $1 (see --help)"; }

milliseconds() { date +%s%3N; }

# Seconds with one decimal since $1, which is a time in milliseconds.
seconds_since() {
  local tenths=$((($(milliseconds) - $1) / 100))
  printf '%d.%d s' $((tenths / 10)) $((tenths % 10))
}

# Runs a command until it succeeds, for at most $1 seconds.
wait_for() {
  local limit=$(($(milliseconds) + $1 * 1000))
  shift
  until "$@" >/dev/null 2>&1; do
    (($(milliseconds) < limit)) || return 1
    sleep 0.1
  done
}

# Holds the lock file $1 on file descriptor $2 until this process ends.
lock() {
  mkdir -p "$(dirname "$1")"
  eval "exec $2>\"\$1\""
  flock -w 1800 "$2" || die "another process holds $1 for half an hour"
}
