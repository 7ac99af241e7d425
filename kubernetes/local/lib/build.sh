# shellcheck shell=bash
# Compiles the Go programs of this folder into the cache. A key made of all that a program is compiled
# from names its folder there: it is compiled once, whatever is cleaned, and anew when a source changes.

readonly pause_image=registry.k8s.io/pause:3.10.1

# This file counts as a source too, since it holds the compiler's options.
source_key() {
  (
    cd "$local_dir" || exit
    find "go/$1" lib/build.sh -type f \( -name '*.go' -o -name 'go.*' -o -name build.sh \) -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
    uname -m
  ) | sha256sum | cut -c1-16
}

cluster_bin=$cache_root/cluster-$(source_key cluster)
dns_bin=$cache_root/dns-$(source_key dns)
tools_bin=$cache_root/tools-$(source_key tools)
olm_bin=$cache_root/olm-$(source_key olm)
helm_bin=$cache_root/helm-$(source_key helm)
lint_bin=$cache_root/lint-$(source_key lint)

build_cluster() { build cluster "$cluster_bin"; }
build_dns() { build dns "$dns_bin"; }
build_tools() { build tools "$tools_bin"; }
build_olm() { build olm "$olm_bin"; }
build_helm() { build helm "$helm_bin"; }
build_lint() { build lint "$lint_bin"; }

# Makes the cache's folder of a program unless it is there: build PROGRAM FOLDER. compile_PROGRAM fills the
# folder that it is given; a lock keeps a second build from doing the same.
build() {
  local target=$2 temporary=$2.new
  if [ -d "$target" ]; then
    touch "$target"
    return
  fi
  lock "$cache_root/.lock-$1" 7
  if [ ! -d "$target" ]; then
    require_go
    rm -rf "$temporary"
    mkdir -p "$temporary"
    (cd "$local_dir/go/$1" && CGO_ENABLED=0 "compile_$1" "$temporary") || die "go/$1 could not be compiled"
    mv "$temporary" "$target"
    # Older versions go once no branch has used them for a month.
    find "$cache_root" -maxdepth 1 -name "$1-*" -mtime +30 -exec rm -rf {} +
  fi
  exec 7>&-
}

compile_cluster() {
  local version flags="-s -w" package
  version=$(sed -n 's/^\tk8s.io\/kubernetes //p' go.mod)
  say "Compiling Kubernetes $version; the first time takes about ten minutes, and 7 GB of Go's caches"
  for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
    flags+=" -X $package.gitVersion=$version -X $package.gitMajor=1 -X $package.gitMinor=$(cut -d. -f2 <<<"$version")"
    flags+=" -X $package.gitCommit=unknown -X $package.gitTreeState=clean -X $package.buildDate=1970-01-01T00:00:00Z"
  done
  go build -trimpath -tags selinux,notest,grpcnotrace -ldflags "$flags" -o "$1/cluster" . || return
  local part
  for part in etcd kube-apiserver kube-controller-manager kube-scheduler kube-proxy kubelet kubectl; do
    ln -s cluster "$1/$part"
  done
}

compile_dns() { go build -trimpath -ldflags "-s -w" -o "$1/dns" .; }

compile_tools() {
  mkdir "$1/pause-root"
  go build -trimpath -ldflags "-s -w" -o "$1/tools" . || return
  go build -trimpath -ldflags "-s -w" -o "$1/pause-root/pause" ./pause || return
  "$1/tools" image-archive --out "$1/pause.tar" --tag "$pause_image" --layer "$1/pause-root" --entrypoint /pause
}

# Without the parts of opm that pull images through C libraries.
compile_olm() {
  say "Compiling the tools of the Operator Framework; the first time takes some minutes"
  go build -trimpath -ldflags "-s -w" -o "$1/verify-bundle" . || return
  go build -trimpath -tags containers_image_openpgp,exclude_graphdriver_btrfs,exclude_graphdriver_devicemapper \
    -ldflags "-s -w" -o "$1/" tool
}

compile_helm() {
  say "Compiling Helm; the first time takes some minutes"
  go build -trimpath -ldflags "-s -w" -o "$1/" tool
}

compile_lint() { go build -trimpath -ldflags "-s -w" -o "$1/" tool; }
