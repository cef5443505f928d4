#!/bin/sh
# Renders the icons: icons/png/tallyglass-SIZE.png and tray-LEVEL-SIZE.png, and the window's copies in the resources.
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

# Levels in percent of what is left: green above 30, amber to 10, red below; grey where nothing is known. A low level
# also tints the empty part: at 16 pixels a sip alone would not be seen.
gauge() { # name, percent, colour, colour of the empty part
  top=$(awk "BEGIN { printf \"%.2f\", 27.8 - 23.3 * $2 / 100 }")
  for size in 16 22 24 32 44 64; do
    sed "s/@TOP@/$top/; s/@COLOR@/$3/; s/@EMPTY@/$4/" tray-gauge.svg | rsvg-convert -w "$size" -h "$size" -o "$out/tray-$1-$size.png"
  done
}
for percent in 100 90 80 70 60 50 40; do gauge "$percent" "$percent" '#1a8a4c' '#d5dae1'; done
for percent in 30 20; do gauge "$percent" "$percent" '#d98200' '#f5e0bd'; done
gauge 10 10 '#c93131' '#f2b3b3'
gauge 5 5 '#c93131' '#f2b3b3'
gauge 0 0 '#c93131' '#f2b3b3'
gauge unknown 100 '#9aa4b1' '#9aa4b1'
