#!/usr/bin/env bash
# Runs the training in the image's file system, in namespaces of its own, and leaves the AOT cache in
# /tmp/app.aot there: train.sh ROOT OPTIONS-FILE. The environment says where the training's cluster is.
set -euo pipefail
root=$1 options=$2

export HOME=/tmp LANG=C.UTF-8 QUARKUS_HTTP_PORT=0 FLOTILLA_VERDICT_FILE=/tmp/verdict KUBERNETES_AUTH_TOKEN=training
unset KUBECONFIG

mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
exec chroot "$root" /opt/java/bin/java "@$options" -XX:AOTCacheOutput=/tmp/app.aot -jar /opt/flotilla/quarkus-run.jar train
