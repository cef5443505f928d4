#!/bin/sh
# Draws the picture of the tray into docs/images: a panel with the icon, its menu and a notification, with invented
# accounts, on a private desktop. Needs what .ci/run installs, xsetroot (x11-xserver-utils) and ImageMagick.
set -eu
cd "$(dirname "$0")/.."
./mvnw -q -Dquick test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath -Dmdep.includeScope=test
java=$(packaging/find-java.sh)/bin/java
mkdir -p docs/images
exec "$java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp "target/test-classes:target/classes:$(cat target/test.classpath)" \
  io.github.tallyglass.app.TrayPicture docs/images/tray.png
