#!/bin/sh
# Draws the pictures of the README, from invented figures, into docs/images. Needs no display; with pngquant on the
# PATH the files become smaller.
set -eu
cd "$(dirname "$0")/.."
packaging/screens.sh overview
packaging/screens.sh requests
mkdir -p docs/images
cp target/screens/overview-light-en-1440x900.png docs/images/overview.png
cp target/screens/requests-dark-en-1440x900.png docs/images/requests.png
if command -v pngquant >/dev/null; then
  pngquant --force --ext .png --skip-if-larger --speed 1 256 docs/images/overview.png docs/images/requests.png || true
fi
