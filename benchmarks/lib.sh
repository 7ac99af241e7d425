# shellcheck shell=bash
# What the benchmarks share: a local cluster of their own, repositories, figures of a pod, and tables.

project_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=../kubernetes/local/lib/load.sh
. "$project_dir/kubernetes/local/lib/load.sh"
# shellcheck source=../kubernetes/local/lib/target.sh
. "$local_dir/lib/target.sh"

system=flotilla-system local_namespace=fleet-local
sync_selector=app.kubernetes.io/managed-by=flotilla,app.kubernetes.io/component=sync

# Reads the options, starts the cluster and Flotilla, and serves an empty folder: bench_begin USAGE ARGUMENT…
bench_begin() {
  local usage=$1 build=()
  shift
  cluster=mem
  while [ $# -gt 0 ]; do
    case $1 in
      --name) cluster=$(option_value "$1" "${2:-}") && shift ;;
      --no-build) build=(--no-build) ;;
      -h | --help)
        printf '%s\n\n  --name NAME  name of the local cluster, which is started if need be and stays up (default: mem)\n  --no-build   use the image that was built last\n' "$usage"
        exit
        ;;
      *) unknown_option "$1" ;;
    esac
    shift
  done
  require_packages git=git
  {
    "$local_dir/up" --name "$cluster" --node
    "$local_dir/install" --name "$cluster" "${build[@]}"
  } >&2
  target_select "$cluster" ""
  instance_load
  flag true
  repositories=$dir/benchmark
  rm -rf "$repositories"
  mkdir -p "$repositories"
  forget >&2
  "$local_dir/git-server" --root "$repositories" --listen "$host_ip:0" >"$repositories/url" &
  server=$!
  trap 'kill "$server" 2>/dev/null || true' EXIT
  wait_for 20 test -s "$repositories/url" || die "the Git server did not start"
  port=$(sed -n 's/.*:\([0-9]*\).*/\1/p' "$repositories/url" | head -1)
}

# Deletes all GitRepos and what came of them.
forget() { kube delete gitrepo --all --namespace "$local_namespace" --timeout=120s; }

# Makes the repository of a number, with one ConfigMap in it.
repository() {
  git init --quiet --bare --initial-branch=main "$repositories/$1.git"
  git init --quiet --initial-branch=main "$repositories/work-$1"
  commit "$1" first
}

# Commits and pushes a new text of the ConfigMap: commit NUMBER TEXT
commit() {
  local work=$repositories/work-$1
  mkdir -p "$work/app"
  printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "bench-%s"}\ndata: {text: "%s"}\n' "$1" "$2" >"$work/app/config.yaml"
  git -C "$work" add --all
  git -C "$work" -c user.name=B -c user.email=b@example.org commit --quiet --message "$2"
  git -C "$work" push --quiet "$repositories/$1.git" main
}

# Makes GitRepos and their repositories: gitrepos FROM TO INTERVAL
gitrepos() {
  local number
  for ((number = $1; number <= $2; number++)); do
    repository "$number"
    cat <<END
---
apiVersion: fleet.cattle.io/v1alpha1
kind: GitRepo
metadata: {name: "bench-$number", namespace: $local_namespace}
spec: {repo: "http://host.flotilla.local:$port/$number.git", branch: main, paths: [app], pollingInterval: $3, targetNamespace: benchmark}
END
  done | kube apply --filename - >/dev/null
}

ready_count() {
  kube get gitrepo --namespace "$local_namespace" \
    --output 'jsonpath={range .items[*]}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' | grep -c True || true
}
ready_are() { [ "$(ready_count)" -ge "$1" ]; }
text_is() { [ "$(kube get configmap "bench-$1" --namespace benchmark --output 'jsonpath={.data.text}')" = "$2" ]; }

flag() {
  kube patch flotilla flotilla --type=merge --patch "{\"spec\":{\"features\":{\"continuous-delivery\":$1}}}" >/dev/null
}

# Starts the operator anew and waits until it is ready.
restart_operator() {
  kube delete pod --namespace "$system" --selector app.kubernetes.io/component=operator --wait >/dev/null
  kube rollout status deployment/flotilla --namespace "$system" --timeout=120s >/dev/null
}

# Finds the operator's process and control groups, of the first or the second version.
find_operator() {
  local uid pid
  uid=$(kube get pod --namespace "$system" --selector app.kubernetes.io/component=operator \
    --field-selector status.phase=Running --output 'jsonpath={.items[0].metadata.uid}')
  operator=''
  for pid in /proc/[0-9]*; do
    if grep -q "$uid" "$pid/cgroup" 2>/dev/null && [ "$(cat "$pid/comm")" = java ]; then operator=${pid#/proc/}; fi
  done
  [ -n "$operator" ] || die "the operator's process was not found"
  memory_group=$(group_of memory memory.stat)
  cpu_group=$(group_of cpuacct cpu.stat)
}

group_of() {
  local v1 v2
  v1=$(sed -n "s/^[0-9]*:[^:]*\b$1\b[^:]*:/\/sys\/fs\/cgroup\/$1/p" "/proc/$operator/cgroup")
  v2=/sys/fs/cgroup$(sed -n 's/^0:://p' "/proc/$operator/cgroup")
  if [ -n "$v1" ] && [ -d "$v1" ]; then echo "$v1"; elif [ -e "$v2/$2" ]; then echo "$v2"; else die "no control group $1"; fi
}

# MiB, separated by " | ": resident, proportional, anonymous, working set, peak of the control group.
memory() {
  local usage inactive peak
  usage=$(cat "$memory_group/memory.usage_in_bytes" 2>/dev/null || cat "$memory_group/memory.current")
  peak=$(cat "$memory_group/memory.max_usage_in_bytes" 2>/dev/null || cat "$memory_group/memory.peak")
  inactive=$(sed -n 's/^\(total_\)\?inactive_file //p' "$memory_group/memory.stat" | tail -1)
  awk -v ws=$(((usage - inactive) >> 20)) -v peak=$((peak >> 20)) \
    '/^Rss:/ {r = $2} /^Pss:/ {p = $2} /^Anonymous:/ {a = $2} END {printf "%d | %d | %d | %d | %d", r / 1024, p / 1024, a / 1024, ws, peak}' \
    "/proc/$operator/smaps_rollup"
}

# Microseconds of processor time that the operator has used.
processor_time() {
  if [ -e "$cpu_group/cpuacct.usage" ]; then
    echo $(($(<"$cpu_group/cpuacct.usage") / 1000))
  else
    sed -n 's/^usage_usec //p' "$cpu_group/cpu.stat"
  fi
}

# The value below which so many percent of the lines of standard input are: percentile 95
percentile() { sort -n | awk -v p="$1" '{v[NR] = $1} END {i = int((NR * p + 99) / 100); print v[i < 1 ? 1 : i]}'; }

# The machine and the moment, then the head of a table.
heading() {
  printf '\n%s · %s cores · %s MiB · Linux %s · load %s\n\n' "$(date --utc '+%F %R UTC')" "$(nproc)" \
    "$(awk '/^MemTotal/ {print int($2 / 1024)}' /proc/meminfo)" "$(uname -r)" "$(cut -d' ' -f1 /proc/loadavg)"
  row "$@"
  printf '|%s\n' "$(printf -- '---|%.0s' "$@")"
}

row() {
  local cell line='|'
  for cell in "$@"; do line+=" $cell |"; done
  echo "$line"
}
