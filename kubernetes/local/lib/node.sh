# shellcheck shell=bash
# A real node: containerd, scheduler, kubelet and kube-proxy in the node's namespaces.

# containerd does not need the API server, so that both start side by side.
node_prepare() {
  cgroup_up
  mkdir -p "$dir"/{kubelet,node-log,cni-state,cni,containerd,run,conf}
  write_node_config
  start_holder
  spawn containerd containerd --config "$dir/conf/containerd.toml"
}

# A process that holds the node's mount namespace. What containerd and the kubelet mount stays in it and
# ends with it; binds keep the host's folders clean, although both insist on some fixed paths.
start_holder() {
  rm -f "$dir/conf/held"
  enter=(nsenter "--net=/run/netns/$kernel_name")
  spawn holder unshare --mount --propagation private bash "$local_dir/lib/hold-mounts.sh" "$dir"
  await holder 60 test -e "$dir/conf/held"
  enter=(nsenter --target "$(pid_of holder)" --net --mount)
}

node_up() {
  await containerd 180 containerd_ctl version
  containerd_ctl images import "$tools_bin/pause.tar" >/dev/null
  spawn kube-scheduler "$cluster_bin/kube-scheduler" --config "$dir/conf/scheduler.yaml" --bind-address 127.0.0.1 \
    --authentication-kubeconfig "$pki/scheduler.kubeconfig" --authorization-kubeconfig "$pki/scheduler.kubeconfig"
  spawn kubelet "$cluster_bin/kubelet" --config "$dir/conf/kubelet.yaml" --kubeconfig "$pki/kubelet.kubeconfig" \
    --root-dir /var/lib/kubelet --hostname-override "$node_name" --node-ip "$node_ip"
  spawn kube-proxy "$cluster_bin/kube-proxy" --config "$dir/conf/kube-proxy.yaml"
  spawn dns "$dns_bin/dns" -conf "$dir/conf/Corefile"
  kube apply --server-side -f "$dir/conf/dns.yaml" >/dev/null
}

node_ready() {
  await kubelet 180 kube get node "$node_name"
  kube wait --for=condition=Ready "node/$node_name" --timeout=180s >/dev/null || part_failed kubelet "did not make the node ready"
  # Pods reach the API server and names through rules that are made beside the node.
  await kube-proxy 60 answers "$kubernetes_ip" 443
  await kube-proxy 60 answers "$dns_ip" 53
}

containerd_ctl() { ctr --address "$dir/run/containerd.sock" --namespace k8s.io "$@"; }
