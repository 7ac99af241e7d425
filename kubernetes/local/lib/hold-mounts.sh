#!/usr/bin/env bash
# Runs in the mount namespace of a node, and holds it: hold-mounts.sh FOLDER-OF-THE-INSTANCE
set -euo pipefail
dir=$1

# Containers get copies of this namespace, and mounts made for them later must reach them.
mount --make-rshared /
mkdir -p /var/lib/kubelet /var/lib/cni /run/containerd /run/netns
mkdir -p "$dir/run/state"
mount --bind "$dir/kubelet" /var/lib/kubelet
mount --bind "$dir/node-log" /var/log
mount --bind "$dir/cni-state" /var/lib/cni
mount --bind "$dir/run/state" /run/containerd
mount -t tmpfs tmpfs /run/netns

# The kubelet insists on these settings, and would change them for the whole machine: it reads and
# writes files instead.
for setting in vm/overcommit_memory=1 kernel/panic=10 kernel/panic_on_oops=1; do
  file=$dir/conf/$(basename "${setting%%=*}")
  echo "${setting##*=}" >"$file"
  mount --bind "$file" "/proc/sys/${setting%%=*}"
done

touch "$dir/conf/held"
exec sleep infinity
