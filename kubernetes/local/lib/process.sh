# shellcheck shell=bash
# Starting, finding and ending the parts of an instance. Every part carries the instance's folder in
# its environment, and so do the children that it starts, so that none can be lost.

readonly marker=FLOTILLA_LOCAL_CLUSTER
boot_id=$(cat /proc/sys/kernel/random/boot_id)

# The words that put a part into the node's namespaces; none for parts that run on the host.
enter=()

# Starts a part in a session of its own: spawn NAME COMMAND...
spawn() {
  local part=$1
  shift
  # File descriptor 9 holds the instance's lock, which a part must not keep.
  env "$marker=$dir" setsid "${enter[@]}" "$@" >"$dir/log/$part.log" 2>&1 </dev/null 9>&- &
  echo "$! $(start_time $!) $boot_id" >"$dir/pid/$part"
  # The shell would report a part that is killed later.
  disown
}

# When process $1 was started, in ticks since boot; fails when it is gone or only waits to be reaped.
start_time() {
  local stat fields
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  read -ra fields <<<"${stat##*) }"
  [ "${fields[0]}" != Z ] && echo "${fields[19]}"
}

# The process ID of a part that runs. A number alone would do until a reboot or a long day gives it to
# another process.
pid_of() {
  local pid started boot
  read -r pid started boot 2>/dev/null <"$dir/pid/$1" || return 1
  [ "$boot" = "$boot_id" ] && [ "$(start_time "$pid")" = "$started" ] && echo "$pid"
}

# Waits until a command succeeds while a part lives: await PART SECONDS COMMAND...
await() {
  local part=$1 limit=$(($(milliseconds) + $2 * 1000))
  shift 2
  until "$@" >/dev/null 2>&1; do
    pid_of "$part" >/dev/null || part_failed "$part" "ended"
    (($(milliseconds) < limit)) || part_failed "$part" "was not ready in time"
    sleep 0.1
  done
}

part_failed() {
  tail -n 20 "$dir/log/$1.log" >&2 || true
  die "$1 $2; its last lines are above, its log is $dir/log/$1.log"
}

# Asks a part to end, and makes it end after three seconds.
stop_part() {
  local pid
  pid=$(pid_of "$1") || return 0
  kill -TERM "$pid" 2>/dev/null || return 0
  wait_for 3 part_ended "$1" || kill -KILL "$pid" 2>/dev/null || true
}

part_ended() { ! pid_of "$1" >/dev/null; }

# The process IDs of all that an instance has started and that still runs.
instance_processes() {
  local pid
  {
    # Parts and their children.
    grep -lszxF "$marker=$dir" /proc/[0-9]*/environ | cut -d/ -f3 || true
    # Processes of pods, which have an environment of their own.
    cgroup_processes
    if [ -e "/run/netns/$kernel_name" ]; then ip netns pids "$kernel_name" 2>/dev/null || true; fi
  } | sort -un | while read -r pid; do
    start_time "$pid" >/dev/null && echo "$pid"
  done
}

# Kills until nothing is left: a process may start another one while it is looked at, and on a busy machine it
# takes a while to end.
kill_processes() { wait_for 60 no_process_survives || true; }

no_process_survives() {
  local pids
  mapfile -t pids < <(instance_processes)
  [ ${#pids[@]} -gt 0 ] || return 0
  kill -KILL "${pids[@]}" 2>/dev/null || true
  return 1
}
