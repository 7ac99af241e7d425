# shellcheck shell=bash
# etcd, the API server and the controller manager: all that objects need to be real.

control_plane_up() {
  "$tools_bin/tools" certificates --folder "$pki" --node "$node_name" --server "$api_url" --context "flotilla-$name" \
    --addresses "127.0.0.1,$node_ip,$kubernetes_ip"
  start_etcd
  start_api_server
  start_controllers
}

# A crash of the machine may damage the data, which is fair for a cluster that is made in seconds; in
# return writes take no wait for the disk.
start_etcd() {
  local client=http://127.0.0.1:$etcd_port peer=http://127.0.0.1:$etcd_peer_port
  spawn etcd "$cluster_bin/etcd" --name flotilla --data-dir "$dir/etcd" --unsafe-no-fsync --log-level warn \
    --listen-client-urls "$client" --advertise-client-urls "$client" \
    --listen-peer-urls "$peer" --initial-advertise-peer-urls "$peer" --initial-cluster "flotilla=$peer"
}

# The advertised address must not be loopback, but need not exist without a node. Without the
# request-header settings the other parts log errors without end.
start_api_server() {
  spawn kube-apiserver "$cluster_bin/kube-apiserver" --etcd-servers "http://127.0.0.1:$etcd_port" \
    --bind-address "$api_ip" --secure-port "$api_port" --advertise-address "$node_ip" \
    --tls-cert-file "$pki/apiserver.crt" --tls-private-key-file "$pki/apiserver.key" --client-ca-file "$pki/ca.crt" \
    --service-account-issuer https://kubernetes.default.svc.cluster.local \
    --service-account-key-file "$pki/sa.pub" --service-account-signing-key-file "$pki/sa.key" \
    --service-cluster-ip-range "$service_cidr" --authorization-mode Node,RBAC --enable-admission-plugins NodeRestriction \
    --allow-privileged --profiling=false \
    --kubelet-client-certificate "$pki/apiserver-kubelet-client.crt" --kubelet-client-key "$pki/apiserver-kubelet-client.key" \
    --kubelet-certificate-authority "$pki/ca.crt" --kubelet-preferred-address-types InternalIP \
    --requestheader-client-ca-file "$pki/ca.crt" --requestheader-allowed-names front-proxy-client \
    --requestheader-extra-headers-prefix X-Remote-Extra- --requestheader-group-headers X-Remote-Group \
    --requestheader-username-headers X-Remote-User
}

# All controllers but those that divide addresses among many nodes.
start_controllers() {
  local config=$pki/controller-manager.kubeconfig
  await kube-apiserver 300 kube get --raw /readyz
  spawn kube-controller-manager "$cluster_bin/kube-controller-manager" --kubeconfig "$config" \
    --authentication-kubeconfig "$config" --authorization-kubeconfig "$config" \
    --bind-address 127.0.0.1 --secure-port "$controllers_port" --leader-elect=false --profiling=false \
    --use-service-account-credentials --kube-api-qps 200 --kube-api-burst 400 \
    --service-account-private-key-file "$pki/sa.key" --root-ca-file "$pki/ca.crt" \
    --cluster-signing-cert-file "$pki/ca.crt" --cluster-signing-key-file "$pki/ca.key" \
    --controllers '*,-node-ipam-controller,-node-route-controller'
}

# Nothing can run in a namespace before it has its default service account.
control_plane_ready() {
  await kube-controller-manager 180 kube -n default get serviceaccount default
}
