# shellcheck shell=bash
# Makes the container image without a container engine: a Java runtime of only the modules that are
# used, the few system libraries that it needs, helm, and the application. There is no shell in it.

# The flags of every start of the JVM, which the Dockerfile uses too.
jvm_options=$project_dir/src/main/docker/jvm.options

readonly user_id=1000 options_file=/opt/flotilla/jvm.options aot_cache=/opt/flotilla/app.aot

training_cluster=$project_dir/src/main/docker/TrainingCluster.java
training_repository=$project_dir/src/main/docker/TrainingRepository.java

application_dir=$project_dir/target/quarkus-app

application_is_fresh() {
  [ -e "$application_dir/quarkus-run.jar" ] &&
    [ -z "$(find "$project_dir/pom.xml" "$project_dir/src/main" -newer "$application_dir/quarkus-run.jar" -print -quit)" ]
}

build_application() {
  say "Building the application"
  # Whether the sources are well formatted is for the full check to say.
  "$project_dir/mvnw" -f "$project_dir/pom.xml" -q -DskipTests -DskipITs -Dspotless.check.skip=true package
}

# What the image is made of, as one hash: application, runtime, and these scripts.
image_key() {
  {
    echo "$1"
    cat "$jvm_options" "$training_cluster" "$training_repository" "${BASH_SOURCE[0]}" "$local_dir/lib/train.sh"
    echo "$tools_bin $runtime_dir $helm_bin"
    cd "$application_dir" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
  } | sha256sum | cut -c1-64
}

# Writes the archive: make_image TAG FILE FOLDER, the folder being for temporary files.
make_image() {
  local tag=$1 out=$2 work=$3
  local system=$work/1-system libraries=$work/2-libraries application=$work/3-application
  make_runtime
  mkdir -p "$system/opt/java" "$system/opt/flotilla/bin" "$libraries/opt/flotilla" "$application/opt/flotilla"
  cp -a "$runtime_dir/." "$system/opt/java"
  cp -a "$helm_bin/helm" "$system/opt/flotilla/bin/"
  add_system_files "$system"
  cp -a "$application_dir/lib" "$libraries/opt/flotilla/"
  cp -a "$application_dir"/{app,quarkus,quarkus-run.jar} "$application/opt/flotilla/"
  cp "$jvm_options" "$application$options_file"
  find "$work" -type d -exec chmod 755 {} + -o -type f ! -perm -u+x -exec chmod 644 {} +
  mkdir -m 1777 "$system/tmp"
  # The AOT cache is valid for files of just these times, which are those of the archive.
  find "$work" -exec touch -h -d @0 {} +
  add_aot_cache "$work"
  "$tools_bin/tools" image-archive --out "$out" --tag "$tag" --user "$user_id:$user_id" --workdir /tmp \
    --env PATH=/opt/java/bin:/opt/flotilla/bin --env LANG=C.UTF-8 --env MALLOC_ARENA_MAX=2 --env JAVA_HOME=/opt/java \
    --entrypoint /opt/java/bin/java --entrypoint "@$options_file" --entrypoint -jar --entrypoint /opt/flotilla/quarkus-run.jar \
    --layer "$system" --layer "$libraries" --layer "$application"
}

# The C library of this machine, users, and the locale without which Java cannot name files that are
# not plain ASCII.
add_system_files() {
  local root=$1 file
  mkdir -p "$root"/{etc,proc,dev,sys,lib64,usr/lib/locale}
  while read -r file; do
    mkdir -p "$root$(dirname "$file")"
    cp -L "$file" "$root$file"
  done < <(system_libraries "$root/opt/java")
  [ ! -d /usr/lib/locale/C.utf8 ] || cp -a /usr/lib/locale/C.utf8 "$root/usr/lib/locale/"
  printf '%s\n' 'root:x:0:0:root:/:/nonexistent' "flotilla:x:$user_id:$user_id:flotilla:/tmp:/nonexistent" >"$root/etc/passwd"
  printf '%s\n' 'root:x:0:' "flotilla:x:$user_id:" >"$root/etc/group"
  echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
}

# The files that the runtime's programs and libraries are linked to. The libraries for names and
# addresses are opened by the C library itself, where it is older than 2.34.
system_libraries() {
  local libc
  find "$1" -type f \( -name '*.so' -o -path '*/bin/java' \) -exec ldd {} + 2>/dev/null |
    grep -o '/[^ ]*' | grep -v -e ':$' -e "^$1/" | sort -u | tee "$1/../libraries"
  libc=$(grep '/libc\.so' "$1/../libraries")
  rm "$1/../libraries"
  find "$(dirname "$libc")" -maxdepth 1 \( -name 'libnss_dns.so.2' -o -name 'libnss_files.so.2' -o -name 'libresolv.so.2' \)
}

# Trains the AOT cache with the image's own runtime, files and flags. Without it the image starts
# slower and needs more memory, and that is all.
add_aot_cache() {
  local work=$1 root=$1/root cluster=$1/cluster namespaces=(--mount --pid --fork)
  if ! unzip -p "$application_dir/quarkus-run.jar" META-INF/MANIFEST.MF | grep 'app/' >/dev/null; then
    say "No AOT cache: the application is not packaged as an aot-jar"
    return
  fi
  [ "$(id -u)" = 0 ] || namespaces+=(--user --map-root-user)
  mkdir "$root" "$cluster"
  cp -al "$work"/[123]-*/. "$root"
  start_training_cluster "$cluster"
  if cp "$cluster/ca.pem" "$root/tmp/" &&
    KUBERNETES_MASTER=https://127.0.0.1:$(<"$cluster/port") KUBERNETES_CERTS_CA_FILE=/tmp/ca.pem \
      unshare "${namespaces[@]}" bash "$local_dir/lib/train.sh" "$root" "$options_file" >"$work/training.log" 2>&1 &&
    [ -s "$root/tmp/app.aot" ]; then
    install -m 644 "$root/tmp/app.aot" "$work/3-application$aot_cache"
    echo "-XX:AOTCache=$aot_cache" >>"$work/3-application$options_file"
  else
    tail -n 5 "$work/training.log" "$cluster/log" >&2
    say "No AOT cache: the training run failed"
  fi
  kill "$training_cluster_process" 2>/dev/null || true
}

# Starts what the training takes for a cluster: start_training_cluster FOLDER
start_training_cluster() {
  local folder=$1 store=$1/store.p12
  "$JAVA_HOME/bin/keytool" -genkeypair -alias training -keyalg EC -dname CN=training -ext san=ip:127.0.0.1 \
    -keystore "$store" -storetype PKCS12 -storepass training >"$folder/log" 2>&1
  "$JAVA_HOME/bin/keytool" -exportcert -rfc -alias training -keystore "$store" -storepass training \
    -file "$folder/ca.pem" >>"$folder/log" 2>&1
  "$JAVA_HOME/bin/java" -cp "$application_dir/lib/main/*:$application_dir/lib/boot/*" "$training_cluster" \
    "$store" "$folder/port" >>"$folder/log" 2>&1 9>&- &
  training_cluster_process=$!
  wait_for 300 test -s "$folder/port" || { cat "$folder/log" >&2 && die "the training's cluster did not start"; }
}
