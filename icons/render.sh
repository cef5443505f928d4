#!/bin/sh
# Renders the icons: icons/png/tallyglass-SIZE.png, and the window's copies in the resources.
# Needs rsvg-convert (Debian: librsvg2-bin). The PNGs are committed; run this after changing an SVG.
set -eu
cd "$(dirname "$0")"
out=png
resources=../src/main/resources/icons
mkdir -p "$out" "$resources"

for size in 16 24 32 48 64 128 256 512; do
  source=tallyglass.svg
  [ "$size" -le 32 ] && source=tallyglass-small.svg
  rsvg-convert -w "$size" -h "$size" "$source" -o "$out/tallyglass-$size.png"
  [ "$size" -le 256 ] && cp "$out/tallyglass-$size.png" "$resources/"
done
