# shellcheck shell=bash
# Loads all parts, for the commands that start and end clusters.
lib=$(dirname "${BASH_SOURCE[0]}")
. "$lib/common.sh"
. "$lib/packages.sh"
. "$lib/build.sh"
. "$lib/instance.sh"
. "$lib/process.sh"
. "$lib/control-plane.sh"
. "$lib/network.sh"
. "$lib/cgroup.sh"
. "$lib/node-config.sh"
. "$lib/node.sh"
. "$lib/lifecycle.sh"
