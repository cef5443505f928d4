#!/bin/sh
# Writes a picture of every screen, light and dark, in both languages and two sizes, to target/screens.
# Needs no display. With an argument: only the screens of that name, a pattern.
set -eu
cd "$(dirname "$0")/.."
./mvnw -q -Dquick test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath -Dmdep.includeScope=test
java=$(packaging/find-java.sh)/bin/java
mkdir -p target/screens
exec "$java" -Dglass.platform=headless -Dprism.order=sw -Djava.awt.headless=true \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp "target/test-classes:target/classes:$(cat target/test.classpath)" \
  io.github.tallyglass.ui.screens.Screens target/screens "$@"
