# Sourced by ./mvnw and ./assidu: points JAVA_HOME at a JDK of at least this version, wherever it was installed,
# so that an older default `java` on the PATH is no obstacle. Exits with one sentence when there is none.
ASSIDU_JDK_AT_LEAST=25

# Prints the feature version of the JDK in $1 from its `release` file (no JVM is started), or 0.
assidu_jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || { echo 0; return; }
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

assidu_find_jdk() {
  assidu_on_path=$(command -v java 2>/dev/null) && assidu_on_path=$(readlink -f "$assidu_on_path" 2>/dev/null) || assidu_on_path=
  for assidu_jdk in "${JAVA_HOME:-}" "${assidu_on_path%/bin/java}" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    "$HOME"/.asdf/installs/java/*; do
    [ -n "$assidu_jdk" ] || continue
    assidu_version=$(assidu_jdk_version "$assidu_jdk")
    if [ "${assidu_version:-0}" -ge "$ASSIDU_JDK_AT_LEAST" ]; then
      JAVA_HOME=$assidu_jdk
      export JAVA_HOME
      return 0
    fi
  done
  echo "Assidu needs a JDK $ASSIDU_JDK_AT_LEAST or newer: install one (for example Eclipse Temurin, https://adoptium.net) or point JAVA_HOME at it." >&2
  return 1
}

assidu_find_jdk || exit 1
