# shellcheck shell=bash
# The node's network namespace and its link to the host. Pods and services are reached from the host by
# one route; all rules for packets are made inside the namespace, and end with it.

network_up() {
  ip netns add "$kernel_name"
  ip link add "$kernel_name" type veth peer name eth0 netns "$kernel_name"
  ip addr add "$host_ip/$link_bits" dev "$kernel_name"
  ip link set "$kernel_name" up
  ip -n "$kernel_name" link set lo up
  ip -n "$kernel_name" addr add "$node_ip/$link_bits" dev eth0
  ip -n "$kernel_name" link set eth0 up
  ip -n "$kernel_name" route add default via "$host_ip"
  ip netns exec "$kernel_name" sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
  ip route add "$block_cidr" via "$node_ip"
}

# The host's route ends with its link.
network_down() {
  ip link delete "$kernel_name" 2>/dev/null || true
  ip netns delete "$kernel_name" 2>/dev/null || true
}
