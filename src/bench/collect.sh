#!/bin/sh
# Measures the collection of a queue; docs/benchmarks.md says what the figures mean.
# Usage: src/bench/collect.sh [RECORDS [RATE [SECONDS]]]
set -eu
cd "$(dirname "$0")/../.."
records=${1:-200000}
rate=${2:-1000}
seconds=${3:-60}
out=target/bench
rm -rf "$out/collect"
mkdir -p "$out/classes"
./mvnw -q -Dquick test-compile
./mvnw -q -Dquick dependency:build-classpath -Dmdep.outputFile="$out/classpath" -Dmdep.includeScope=test
java_home=$(packaging/find-java.sh)
path=target/classes:target/test-classes:$(cat "$out/classpath")
"$java_home/bin/javac" -d "$out/classes" -cp "$path" $(find src/bench/java -name '*.java')
exec "$java_home/bin/java" -Xmx1g --enable-native-access=ALL-UNNAMED \
    -Dlogback.configurationFile=src/bench/logback.xml -cp "$out/classes:$path" \
    io.github.tallyglass.bench.CollectBench "$out/collect" "$records" "$rate" "$seconds"
