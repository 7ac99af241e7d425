# shellcheck shell=bash
# Ending an instance, and making sure that nothing of it is left.

all_parts() {
  [ ! -d "$dir/pid" ] || ls "$dir/pid"
}

# Whether every part that was started runs, and the API server answers. A busy machine may let it say for a moment
# that it is not ready, which is no reason to take a cluster for broken.
instance_runs() {
  local part found=
  for part in $(all_parts); do
    pid_of "$part" >/dev/null || return 1
    found=yes
  done
  [ -n "$found" ] && [ -e "$dir/complete" ] && wait_for 60 kube get --raw /readyz
}

# Ends everything that runs, whatever state it is in. etcd alone is asked, so that it closes its files;
# the others have nothing to lose.
instance_stop() {
  rm -f "$dir/complete"
  local part pid
  for part in $(all_parts); do
    if [ "$part" != etcd ] && pid=$(pid_of "$part"); then kill -KILL "$pid" 2>/dev/null || true; fi
  done
  stop_part etcd
  kill_processes
  if command -v ip >/dev/null && [ "$(id -u)" = 0 ]; then network_down; fi
  cgroup_down
  rm -rf "$dir/pid" "$dir/run" "$dir/cni-state"
}

# Prints one line for each thing of the instance that is still on the machine.
leftovers() {
  local pid
  for pid in $(instance_processes); do
    echo "process $pid: $(tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | cut -c1-120)"
  done
  cgroup_folders | sed 's/^/control group /'
  grep -F -e " $dir/" -e " /run/netns/$kernel_name " /proc/self/mountinfo | cut -d' ' -f5 | sed 's/^/mount /' || true
  [ ! -e "/run/netns/$kernel_name" ] || echo "network namespace $kernel_name"
  [ ! -e "/sys/class/net/$kernel_name" ] || echo "network link $kernel_name"
  if command -v ip >/dev/null; then
    ip -o route show root "$block_cidr" | sed 's/^/route /'
    ip rule show | grep -F " $block." | sed 's/^/routing rule /' || true
  fi
  if [ "$(id -u)" = 0 ] && command -v iptables-save >/dev/null; then
    iptables-save 2>/dev/null | grep -F " $block." | sed 's/^/iptables rule /' || true
  fi
}

# Fails with the list of what is left, if anything is.
require_no_leftovers() {
  local found
  found=$(leftovers)
  [ -z "$found" ] || die "left behind by the cluster \"$name\":"$'\n'"$found"
}
