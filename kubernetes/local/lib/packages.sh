# shellcheck shell=bash
# What has to be on the machine: found, installed where this may be done, or named in the message.

readonly go_needed=26

# Puts a Go that is new enough on the PATH.
require_go() {
  local folder
  for folder in "" /usr/local/go/bin /usr/lib/go-*/bin "$HOME"/go/bin "$HOME"/sdk/go*/bin "$HOME"/.local/go/bin /opt/go/bin /snap/bin; do
    if [ -x "${folder:+$folder/}go" ] || { [ -z "$folder" ] && command -v go >/dev/null; }; then
      PATH=${folder:+$folder:}$PATH
      go_is_new_enough && return
      PATH=${PATH#"${folder:+$folder:}"}
    fi
  done
  die "Go 1.$go_needed or later is needed to compile Kubernetes, and was not found: install it from https://go.dev/dl/ to /usr/local/go, or put it on the PATH"
}

go_is_new_enough() {
  local version
  version=$(GOTOOLCHAIN=local go env GOVERSION 2>/dev/null) || return 1
  [[ $version =~ ^go1\.([0-9]+) ]] && [ "${BASH_REMATCH[1]}" -ge $go_needed ]
}

# Installs the Debian packages of the commands that are missing: require_packages COMMAND=PACKAGE...
# A command that holds a slash is looked for as a file.
require_packages() {
  local pair missing=()
  for pair in "$@"; do
    present "${pair%%=*}" || missing+=("${pair#*=}")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    die "missing on this machine: ${missing[*]} (names of Debian packages). As root: apt-get install ${missing[*]}"
  fi
  say "Installing ${missing[*]}"
  install_packages "${missing[@]}" || die "apt-get could not install: ${missing[*]}"
  for pair in "$@"; do
    present "${pair%%=*}" || die "the package ${pair#*=} is installed, but ${pair%%=*} is not there"
  done
}

present() {
  case $1 in
    */*) [ -e "$1" ] ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

# The lists of packages are fetched only when they are missing or too old to install from; so is what an installation
# that was killed has left half done only then put right.
install_packages() {
  local output
  output=$(apt_install "$@" 2>&1) && return
  output=$(dpkg --configure -a </dev/null 2>&1 && apt-get update 2>&1 && apt_install "$@" 2>&1) && return
  printf '%s\n' "$output" >&2
  return 1
}

apt_install() { DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends "$@"; }

require_node_packages() {
  [ "$(id -u)" = 0 ] || die "a node needs root: run this command with sudo, or leave --node out"
  require_packages containerd=containerd ctr=containerd runc=runc /usr/lib/cni/ptp=containernetworking-plugins \
    iptables=iptables ip=iproute2 nsenter=util-linux mount=mount
}
