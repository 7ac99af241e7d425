# shellcheck shell=bash
# The configuration files of the node's parts.

write_node_config() {
  # Pods resolve names by the cluster's own DNS only; the host's servers may be out of their reach.
  : >"$dir/conf/resolv.conf"
  containerd_config >"$dir/conf/containerd.toml"
  cni_config >"$dir/cni/10-flotilla.conflist"
  kubelet_config >"$dir/conf/kubelet.yaml"
  kube_proxy_config >"$dir/conf/kube-proxy.yaml"
  scheduler_config >"$dir/conf/scheduler.yaml"
  dns_config >"$dir/conf/Corefile"
  dns_objects >"$dir/conf/dns.yaml"
}

# Scores for the out-of-memory killer are left alone: a container of the machine's own often may not
# lower them.
containerd_config() {
  cat <<EOT
version = 2
root = "$dir/containerd"
state = "/run/containerd/state"
oom_score = 0
disabled_plugins = ["io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs", "io.containerd.internal.v1.tracing", "io.containerd.tracing.processor.v1.otlp"]
[grpc]
  address = "$dir/run/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "$pause_image"
  restrict_oom_score_adj = true
  tolerate_missing_hugetlb_controller = true
  stream_server_address = "127.0.0.1"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        SystemdCgroup = false
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$dir/cni"
EOT
}

cni_config() {
  cat <<EOT
{"cniVersion": "0.4.0", "name": "flotilla", "plugins": [
  {"type": "ptp", "mtu": 1500, "ipMasq": true,
   "ipam": {"type": "host-local", "ranges": [[{"subnet": "$pod_cidr"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}
]}
EOT
}

kubelet_config() {
  cat <<EOT
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: $node_ip
tlsCertFile: $pki/kubelet-server.crt
tlsPrivateKeyFile: $pki/kubelet-server.key
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $pki/ca.crt}}
authorization: {mode: Webhook}
containerRuntimeEndpoint: unix://$dir/run/containerd.sock
cgroupDriver: cgroupfs
cgroupRoot: /$kernel_name
failCgroupV1: false
failSwapOn: false
oomScoreAdj: 0
enforceNodeAllocatable: [pods]
clusterDomain: cluster.local
clusterDNS: [$dns_ip]
resolvConf: $dir/conf/resolv.conf
healthzBindAddress: 127.0.0.1
readOnlyPort: 0
maxPods: 110
maxOpenFiles: 20000
# Images are imported, so that nothing could bring a collected one back.
imageGCHighThresholdPercent: 100
imageGCLowThresholdPercent: 99
evictionHard: {memory.available: 100Mi, nodefs.available: 1%, nodefs.inodesFree: 1%, imagefs.available: 1%}
nodeStatusUpdateFrequency: 5s
EOT
}

# Zeros leave the limits of connection tracking, which belong to the whole machine, as they are.
kube_proxy_config() {
  cat <<EOT
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
clientConnection: {kubeconfig: $pki/proxy.kubeconfig}
mode: iptables
clusterCIDR: $pod_cidr
hostnameOverride: $node_name
healthzBindAddress: 127.0.0.1:10256
metricsBindAddress: 127.0.0.1:10249
oomScoreAdj: 0
conntrack: {maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}
EOT
}

scheduler_config() {
  cat <<EOT
apiVersion: kubescheduler.config.k8s.io/v1
kind: KubeSchedulerConfiguration
clientConnection: {kubeconfig: $pki/scheduler.kubeconfig}
leaderElection: {leaderElect: false}
enableProfiling: false
EOT
}

# A name that neither the cluster nor this machine has does not exist: to say so is quicker and clearer
# than to ask a server that cannot be reached.
dns_config() {
  cat <<EOT
.:53 {
    bind $node_ip
    errors
    hosts {
        $host_ip host.flotilla.local
        fallthrough
    }
    kubernetes cluster.local in-addr.arpa {
        kubeconfig $pki/admin.kubeconfig
        ttl 5
        fallthrough in-addr.arpa
    }
    template ANY ANY {
        rcode NXDOMAIN
    }
}
EOT
}

# DNS runs beside the kubelet, not in a pod; this makes it a service of the cluster.
dns_objects() {
  cat <<EOT
apiVersion: v1
kind: Service
metadata: {name: kube-dns, namespace: kube-system}
spec: {clusterIP: $dns_ip, ports: [{name: dns, port: 53, protocol: UDP}, {name: dns-tcp, port: 53, protocol: TCP}]}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: kube-dns-node, namespace: kube-system, labels: {kubernetes.io/service-name: kube-dns}}
addressType: IPv4
ports: [{name: dns, port: 53, protocol: UDP}, {name: dns-tcp, port: 53, protocol: TCP}]
endpoints: [{addresses: ["$node_ip"], conditions: {ready: true}}]
EOT
}
