# shellcheck shell=bash
# The parts of the demo: how it is told, its repository, and what is asked of the cluster.

story_begin() { story_started=$(milliseconds); }

chapter() { printf '\n\033[1m%s\033[0m\n' "== $*"; }

# Each line has the time since the beginning.
tell() { printf '%8s  %s\n' "$(seconds_since "$story_started")" "$*"; }

# Waits until something is so, at most $1 seconds, and says so: within SECONDS TEXT COMMAND…
within() {
  local limit=$1 text=$2
  shift 2
  if wait_for "$limit" "$@"; then tell "$text"; else failed "$text"; fi
}

# Says that something is so now: must TEXT COMMAND…
must() {
  local text=$1
  shift
  if "$@"; then tell "$text"; else failed "$text"; fi
}

failed() {
  tell "NOT SO: $1"
  kube get gitrepo,bundle,bundledeployment,job,pod --all-namespaces >&2 || true
  kube logs --namespace flotilla-system deployment/flotilla --tail=30 >&2 || true
  die "the demo failed"
}

# --- the repository

repository_make() {
  repository_folder=$dir/demo
  rm -rf "$repository_folder"
  mkdir -p "$repository_folder/work/app"
  git init --quiet --bare --initial-branch=main "$repository_folder/hello.git"
  git -C "$repository_folder/work" init --quiet --initial-branch=main
  cat >"$repository_folder/work/app/web.yaml" <<END
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 1
      containers: [{name: web, image: "$pause_image"}]
END
  repository_commit hello >/dev/null
}

# Commits a new greeting and pushes it; prints the commit.
repository_commit() {
  local work=$repository_folder/work
  cat >"$work/app/greeting.yaml" <<END
apiVersion: v1
kind: ConfigMap
metadata: {name: greeting}
data: {text: "$1"}
END
  git -C "$work" add --all
  git -C "$work" -c user.name=Demo -c user.email=demo@example.org commit --quiet --message "Say $1"
  git -C "$work" push --quiet "$repository_folder/hello.git" main
  git -C "$work" rev-parse --short HEAD
}

greeting_in_git() { sed -n 's/^data: {text: "\(.*\)"}/\1/p' "$repository_folder/work/app/greeting.yaml"; }

repository_serve() {
  "$local_dir/git-server" --root "$repository_folder" --listen "$host_ip:0" >"$repository_folder/url" &
  repository_server=$!
  wait_for 60 test -s "$repository_folder/url" || die "the Git server did not start"
  repository_port=$(sed -n 's/.*:\([0-9]*\).*/\1/p' "$repository_folder/url" | head -1)
}

repository_stop() { kill "$repository_server" 2>/dev/null || true; }

# --- the cluster

# A repeated demo starts without what the last one deployed.
forget_former_demo() {
  kube delete gitrepo hello --namespace fleet-local --ignore-not-found --timeout=300s >/dev/null
  kube delete namespace demo --ignore-not-found --timeout=300s >/dev/null
  kube delete job demo-cleanup --namespace flotilla-system --ignore-not-found >/dev/null
}

gitrepo_apply() {
  kube apply --filename - <<END
apiVersion: fleet.cattle.io/v1alpha1
kind: GitRepo
metadata: {name: hello, namespace: fleet-local}
spec:
  repo: http://host.flotilla.local:$repository_port/hello.git
  branch: main
  paths: [app]
  pollingInterval: 5s
  targetNamespace: demo
END
}

flag() {
  kube patch flotilla flotilla --type=merge --patch "{\"spec\":{\"features\":{\"continuous-delivery\":$1}}}" >/dev/null
}

state_is() { [ "$(kube get flotilla flotilla --output 'jsonpath={.status.features[0].state}')" = "$1" ]; }

cronjob_exists() { kube get cronjob fleet-cleanup-gitrepo-jobs --namespace flotilla-system >/dev/null 2>&1; }

# Nothing may be taken for gone because it could not be seen.
none() { local found && found=$(kube get "$@" --output name) && [ -z "$found" ]; }

cronjob_gone() { none cronjob --namespace flotilla-system; }
sync_selector=app.kubernetes.io/managed-by=flotilla,app.kubernetes.io/component=sync
jobs_gone() { none job --all-namespaces --selector "$sync_selector"; }
accounts_gone() { none serviceaccount,rolebinding --all-namespaces --selector "$sync_selector"; }
job_exists() { [ -n "$(kube get job --namespace fleet-local --selector "$sync_selector" --output name)" ]; }

# Read as soon as it is written: a Job of this CronJob is deleted a while after it succeeded.
cleanup_counts() {
  cleanup_counted=$(kube logs --namespace flotilla-system job/demo-cleanup | grep '^deleted ')
}

greeting_is() { [ "$(kube get configmap greeting --namespace demo --output 'jsonpath={.data.text}')" = "$1" ]; }

gitrepo_field() { kube get gitrepo hello --namespace fleet-local --output "jsonpath=$1"; }

gitrepo_ready() {
  [ "$(gitrepo_field '{.status.commit}')" = "$(git -C "$repository_folder/work" rev-parse HEAD)" ] &&
    [ "$(gitrepo_field '{.status.conditions[?(@.type=="Ready")].status}')" = True ]
}

gitrepo_says() { [[ "$(gitrepo_field '{.status.conditions[?(@.type=="Ready")].message}')" == *"$1"* ]]; }

# Name, uid and version of everything that was deployed.
deployed_objects() {
  kube get configmap/greeting deployment/web --namespace demo \
    --output 'jsonpath={range .items[*]}{.metadata.name} {.metadata.uid} {.metadata.resourceVersion}{"\n"}{end}'
}

# Resident and working-set memory of the operator's pod, from the kernel's own accounts.
memory_of_operator() {
  local uid group usage inactive rss=0 pid
  uid=$(kube get pod --namespace flotilla-system --selector app.kubernetes.io/component=operator \
    --output 'jsonpath={.items[0].metadata.uid}')
  group=$(find /sys/fs/cgroup -type d -name "*$uid*" -path '*memory*' -print -quit)
  [ -n "$group" ] || group=$(find /sys/fs/cgroup -type d -name "*$uid*" -print -quit)
  usage=$(cat "$group/memory.usage_in_bytes" 2>/dev/null || cat "$group/memory.current")
  inactive=$(sed -n 's/^\(total_\)\?inactive_file //p' "$group/memory.stat" | tail -1)
  while read -r pid; do
    rss=$((rss + $(awk '/^VmRSS:/ {print $2}' "/proc/$pid/status" 2>/dev/null || echo 0)))
  done < <(find "$group" -name cgroup.procs -exec cat {} +)
  echo "The operator's pod: $((rss / 1024)) MiB resident, working set $(((usage - inactive) / 1048576)) MiB"
}
