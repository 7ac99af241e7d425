# shellcheck shell=bash
# The control group below which the kubelet makes those of the pods, in either version of cgroups.

cgroup_folders() {
  find /sys/fs/cgroup -maxdepth 2 -type d -name "$kernel_name" 2>/dev/null || true
}

cgroup_processes() {
  local folder
  for folder in $(cgroup_folders); do
    find "$folder" -name cgroup.procs -exec cat {} + 2>/dev/null || true
  done
}

cgroup_up() {
  if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
    mkdir -p "/sys/fs/cgroup/$kernel_name"
    enable_controllers /sys/fs/cgroup
    enable_controllers "/sys/fs/cgroup/$kernel_name"
  else
    local controller
    for controller in /sys/fs/cgroup/*/; do
      [ -L "${controller%/}" ] || [ ! -e "$controller/cgroup.procs" ] || mkdir -p "$controller$kernel_name"
    done
    # A new cpuset has no processors and no memory, and takes no process before it has.
    local setting
    for setting in cpuset.cpus cpuset.mems; do
      if [ -e "/sys/fs/cgroup/cpuset/$setting" ]; then
        cat "/sys/fs/cgroup/cpuset/$setting" >"/sys/fs/cgroup/cpuset/$kernel_name/$setting"
      fi
    done
  fi
}

# One at a time, since a kernel that lacks one controller refuses the whole line.
enable_controllers() {
  local controller
  for controller in cpuset cpu io memory hugetlb pids; do
    echo "+$controller" 2>/dev/null >"$1/cgroup.subtree_control" || true
  done
}

# A process that has ended may have threads that have not yet, and keep its group.
cgroup_down() { wait_for 60 cgroup_removed || true; }

cgroup_removed() {
  local folder
  for folder in $(cgroup_folders); do
    find "$folder" -depth -type d -exec rmdir {} \; 2>/dev/null || true
  done
  [ -z "$(cgroup_folders)" ]
}
