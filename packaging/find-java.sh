#!/bin/sh
# Prints the home of a Java 25 (or newer): the one that JAVA_HOME or PATH names if it is new enough, else one from the
# usual folders. With --jdk it must have a compiler. Prints what is missing to stderr and exits 1 when there is none.
set -u
need=java
[ "${1-}" = --jdk ] && need=javac

version_of() { # major version of the Java in folder $1, 0 if it is none
  [ -x "$1/bin/$need" ] || { echo 0; return; }
  line=
  [ -r "$1/release" ] && line=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" | head -n 1)
  [ -n "$line" ] || line=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\{0,1\}\([0-9]*\).*/\1/p' | head -n 1)
  echo "${line:-0}"
}

on_path=
if command -v java >/dev/null 2>&1; then
  on_path=$(command -v java)
  real=$(readlink -f "$on_path" 2>/dev/null) && on_path=$real
  on_path=$(dirname "$(dirname "$on_path")")
fi

# Another root for the system's folders, as tests and image builds need it.
root=${TALLYGLASS_JAVA_ROOT-}

found=
for home in "${JAVA_HOME-}" "$on_path" "${JAVA_HOME_25_X64-}" "${JDK_25-}" \
  "$root"/usr/lib/jvm/* "$root"/usr/lib64/jvm/* "$root"/usr/java/* "$root"/opt/java/* "$root"/opt/jdk* \
  "$root"/opt/*jdk* "$root"/usr/local/java* "$root"/usr/local/*jdk* \
  "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.jabba/jdk/* "${HOME-}"/.asdf/installs/java/* \
  "$root"/Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
  "$root"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home "$root"/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
  [ -d "$home" ] || continue
  version=$(version_of "$home")
  if [ "$version" -ge 25 ] 2>/dev/null; then
    echo "$home"
    exit 0
  fi
  [ "$version" -gt 0 ] 2>/dev/null && found="$found
  Java $version in $home"
done

what='Java 25 or newer'
[ $need = javac ] && what='a JDK 25 or newer (with javac)'
{
  echo "Tallyglass needs $what and found none: not in JAVA_HOME, not on the PATH, not in the usual folders."
  [ -n "$found" ] && echo "What was found is too old:$found"
  echo "Install one, for example Eclipse Temurin 25, or point JAVA_HOME at it, and run this again."
} >&2
exit 1
