# shellcheck shell=bash
# Makes the Java runtime of the image. It is kept in the cache, since it changes with the JDK only.
#
# The modules, which the Dockerfile shares, are what the application and its libraries refer to, as jdeps
# finds it; java.desktop, jdk.compiler and java.rmi are left out, because only code that never runs here
# (bean introspection of YAML, code generators, transactions) asks for them.
runtime_modules=$(<"$project_dir/src/main/docker/modules")

# Sets the folder of the runtime that the chosen JDK makes.
runtime_select() {
  runtime_dir=$cache_root/runtime-$(cat "$JAVA_HOME/release" "$project_dir/src/main/docker/modules" "$local_dir/lib/runtime.sh" | sha256sum | cut -c1-16)
}

make_runtime() {
  [ ! -d "$runtime_dir" ] || return 0
  lock "$cache_root/.lock-runtime" 7
  if [ ! -d "$runtime_dir" ]; then
    rm -rf "$runtime_dir.new"
    "$JAVA_HOME/bin/jlink" --add-modules "$runtime_modules" --output "$runtime_dir.new" --vm server \
      --strip-java-debug-attributes --no-header-files --no-man-pages --generate-cds-archive ||
      die "jlink of $JAVA_HOME could not make the Java runtime"
    # Heaps here are small, so that references are always compressed.
    rm -f "$runtime_dir.new/lib/server/classes_nocoops.jsa"
    mv "$runtime_dir.new" "$runtime_dir"
  fi
  exec 7>&-
}
