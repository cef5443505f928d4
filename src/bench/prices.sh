#!/bin/sh
# Measures pricing and re-pricing; docs/benchmarks.md says what the figures mean.
# Usage: src/bench/prices.sh [ROWS]
set -eu
cd "$(dirname "$0")/../.."
rows=${1:-100000}
out=target/bench
mkdir -p "$out/classes"
./mvnw -q -Dquick test-compile
./mvnw -q -Dquick dependency:build-classpath -Dmdep.outputFile="$out/classpath" -Dmdep.includeScope=test
java_home=$(packaging/find-java.sh)
path=target/classes:$(cat "$out/classpath")
"$java_home/bin/javac" -d "$out/classes" -cp "$path" $(find src/bench/java -name '*.java')
rm -rf "$out/prices"
exec "$java_home/bin/java" -Xmx3g --enable-native-access=ALL-UNNAMED -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
    -Dlogback.configurationFile=src/bench/logback.xml -cp "$out/classes:$path" \
    io.github.tallyglass.bench.PricesBench "$out/prices" "$rows"
