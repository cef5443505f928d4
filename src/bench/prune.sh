#!/bin/sh
# Measures pruning; docs/benchmarks.md says what the figures mean.
# Usage: src/bench/prune.sh [ROWS [DAYS [KEPT]]]
set -eu
cd "$(dirname "$0")/../.."
rows=${1:-1000000}
days=${2:-90}
kept=${3:-30}
out=target/bench
mkdir -p "$out/classes"
./mvnw -q -Dquick test-compile
./mvnw -q -Dquick dependency:build-classpath -Dmdep.outputFile="$out/classpath" -Dmdep.includeScope=test
java_home=$(packaging/find-java.sh)
path=target/classes:target/test-classes:$(cat "$out/classpath")
"$java_home/bin/javac" -d "$out/classes" -cp "$path" $(find src/bench/java -name '*.java')
rm -rf "$out/prune"
exec "$java_home/bin/java" -Xmx2g --enable-native-access=ALL-UNNAMED -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
    -Dlogback.configurationFile=src/bench/logback.xml -cp "$out/classes:$path" \
    io.github.tallyglass.bench.PruneBench "$out/prune" "$rows" "$days" "$kept"
