# shellcheck shell=bash
# Where Flotilla is installed: a local cluster by its name, or any cluster by a context of the user's
# kubeconfig.

# Options of the commands that work on either; sets cluster and context.
target_help() {
  cat <<'END'
  --name NAME    a local cluster (default: flotilla)
  --context CTX  any cluster, by a context of your kubeconfig
END
}

# Makes kube reach the target: target_select NAME CONTEXT
target_select() {
  if [ -n "$2" ]; then
    target_context=$2
    if ! command -v kubectl >/dev/null; then
      build_cluster
      PATH=$PATH:$cluster_bin
    fi
    kube() { command kubectl --context "$target_context" "$@"; }
    kube get --raw /readyz >/dev/null || die "the cluster of context \"$2\" does not answer"
  else
    instance_require "$1"
    build_cluster
    instance_runs || die "the cluster \"$1\" does not run: start it with $local_dir/up --name $1 --node"
    [ "$mode" = node ] || die "the cluster \"$1\" has no node, so that no pod could run: take it down and start it with --node"
  fi
}
