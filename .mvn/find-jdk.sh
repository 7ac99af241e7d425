# Finds the JDK that the project is built with: source this file, then call find_jdk, which sets and
# exports JAVA_HOME or calls die with a message. The caller defines die. POSIX sh, for ./mvnw.
# shellcheck shell=sh

need=25

# The feature release of the JDK in folder $1, or 0. Its `release` file saves a start of the JVM.
release_of() {
  [ -x "$1/bin/javac" ] || { echo 0; return; }
  v=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  echo "${v:-0}"
}

find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && [ "$(release_of "$JAVA_HOME")" -ge $need ]; then
    return
  fi
  onpath=$(command -v javac || true)
  [ -z "$onpath" ] || onpath=$(dirname -- "$(dirname -- "$(readlink -f -- "$onpath")")")
  best=0
  for d in "$onpath" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /usr/local/*jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -d "$d" ] || continue
    v=$(release_of "$d")
    # The wanted release before any newer one, a newer one before none.
    if [ "$v" -eq $need ]; then JAVA_HOME=$d; best=$v; break; fi
    if [ "$v" -gt $need ] && [ "$v" -gt "$best" ]; then JAVA_HOME=$d; best=$v; fi
  done
  [ "$best" -ge $need ] || die "no JDK $need or later found. Install one (for example Eclipse Temurin $need) or set JAVA_HOME to it."
  export JAVA_HOME
}
