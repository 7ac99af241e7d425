# shellcheck shell=bash
# An instance is one cluster with a name. Its index, which the machine has only once, gives it a block
# of addresses 10.<100+index>.0.0/16, ports, and names of what it makes in the kernel.

readonly max_instances=64

# Sets the variables that say where instance $1 keeps its files.
instance_select() {
  name=$1
  [[ $name =~ ^[a-z0-9]([-a-z0-9]{0,30}[a-z0-9])?$ ]] ||
    die "the name \"$name\" is not made of at most 32 lower-case letters, digits and dashes"
  dir=$state_root/$name
  pki=$dir/pki
  kubeconfig=$pki/admin.kubeconfig
}

instance_exists() { [ -s "$dir/index" ]; }

# Gives the selected instance an index when it has none, and sets what follows from it.
instance_allocate() {
  if ! instance_exists; then
    mkdir -p "$dir"
    lock "$state_root/.locks/.index" 8
    local candidate
    for ((candidate = 0; candidate < max_instances; candidate++)); do
      if index_is_free "$candidate"; then
        echo "$candidate" >"$dir/index"
        break
      fi
    done
    exec 8>&-
    instance_exists || die "all $max_instances sets of addresses are in use: take clusters down with --purge"
  fi
  instance_load
}

# Free is what neither another instance of this user has, nor anything else on the machine.
index_is_free() {
  local taken port
  for taken in "$state_root"/*/index; do
    [ -s "$taken" ] && [ "$(<"$taken")" = "$1" ] && return 1
  done
  if command -v ip >/dev/null; then
    [ -z "$(ip -o route show root "10.$((100 + $1)).0.0/16")" ] || return 1
    [ ! -e "/run/netns/flotilla$1" ] || return 1
  fi
  for port in 0 1 2 3; do
    ! answers 127.0.0.1 $((17000 + 10 * $1 + port)) || return 1
  done
}

# Whether something listens on an address and port. Packets to a service that has no rules yet are lost, so that it
# would take minutes to give up.
answers() { timeout 2 bash -c "exec 3<>/dev/tcp/$1/$2" 2>/dev/null; }

# Sets what follows from the index of the selected instance.
instance_load() {
  index=$(<"$dir/index")
  kernel_name=flotilla$index
  block=10.$((100 + index))
  block_cidr=$block.0.0/16
  host_ip=$block.0.1
  node_ip=$block.0.2
  link_bits=30
  pod_cidr=$block.1.0/24
  service_cidr=$block.128.0/17
  kubernetes_ip=$block.128.1
  dns_ip=$block.128.10
  node_name=$name-node
  mode=$(cat "$dir/mode" 2>/dev/null || echo none)
  instance_ports
}

# With a node everything listens in the node's own network namespace, where the usual ports are free.
instance_ports() {
  if [ "$mode" = node ]; then
    api_ip=$node_ip api_port=6443 etcd_port=2379 etcd_peer_port=2380 controllers_port=10257
  else
    local first=$((17000 + 10 * index))
    api_ip=127.0.0.1 api_port=$first etcd_port=$((first + 1)) etcd_peer_port=$((first + 2)) controllers_port=$((first + 3))
  fi
  api_url=https://$api_ip:$api_port
}

# Selects and loads an instance that must have been started once.
instance_require() {
  instance_select "$1"
  instance_exists || die "there is no cluster \"$1\": start it with $local_dir/up --name $1"
  instance_load
}

# kubectl as the selected instance's administrator.
kube() { "$cluster_bin/kubectl" --kubeconfig "$kubeconfig" "$@"; }
