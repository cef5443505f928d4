#!/usr/bin/env bash
# Measures what the program costs while nothing happens, in each mode; docs/benchmarks.md says what the figures mean.
# Usage: src/bench/idle.sh [MINUTES [WARM-UP SECONDS]]
# Needs Xvfb, dbus-daemon, openbox, xfce4-panel, xdotool. All modes run at once, each on a home of its own; let the
# machine do nothing else.
set -euo pipefail
cd "$(dirname "$0")/../.."
minutes=${1:-10}
warm=${2:-180}
out=$PWD/target/bench/idle
rm -rf "$out"
mkdir -p "$out/run" "$out/config/xfce4/xfconf/xfce-perchannel-xml" target/bench/classes
chmod 700 "$out/run"

./mvnw -q -Dquick test-compile
./mvnw -q -Dquick dependency:build-classpath -Dmdep.outputFile=target/bench/classpath -Dmdep.includeScope=test
java_home=$(packaging/find-java.sh)
path=$PWD/target/classes:$PWD/target/test-classes:$(cat target/bench/classpath)
"$java_home/bin/javac" -d target/bench/classes -cp "$path" $(find src/bench/java -name '*.java')
fx=$(tr ':' '\n' <target/bench/classpath | grep '/org/openjfx/' | tr '\n' ':')
rest=$PWD/target/classes:$(tr ':' '\n' <target/bench/classpath | grep -v '/org/openjfx/' | tr '\n' ':')

# As the launcher does it. No functions: what runs in the background is to be the program itself.
java=("$java_home/bin/java" "@packaging/launcher/jvm.options" --module-path "$fx" --class-path "$rest")
program=("${java[@]}" io.github.tallyglass.app.Main --lang en)

pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  [ -z "${DBUS_SESSION_BUS_PID:-}" ] || kill "$DBUS_SESSION_BUS_PID" 2>/dev/null || true
}
trap finish EXIT

# A private desktop.
cat >"$out/config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml" <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=8;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty"><property name="plugin-1" type="string" value="systray"/></property>
</channel>
X
unset WAYLAND_DISPLAY
export XDG_RUNTIME_DIR=$out/run XDG_CONFIG_HOME=$out/config XDG_DATA_HOME=$out/data XDG_CACHE_HOME=$out/cache
display=60
while [ -e "/tmp/.X11-unix/X$display" ] || [ -e "/tmp/.X$display-lock" ]; do display=$((display + 1)); done
export DISPLAY=:$display
Xvfb "$DISPLAY" -screen 0 1600x1000x24 -nolisten tcp >/dev/null 2>&1 &
pids+=($!)
eval "$(dbus-launch --sh-syntax)"
until xdotool getdisplaygeometry >/dev/null 2>&1; do sleep 0.2; done
openbox >/dev/null 2>&1 &
pids+=($!)
xfce4-panel --disable-wm-check >/dev/null 2>&1 &
pids+=($!)

# Three accounts, read to the end.
mkfifo "$out/stay"
"$java_home/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Dlogback.configurationFile=src/bench/logback.xml \
  -cp "target/bench/classes:$path" io.github.tallyglass.bench.IdleSources "$out" <"$out/stay" >"$out/sources.log" 2>&1 &
pids+=($!)
exec 9>"$out/stay"
until [ -s "$out/sources" ]; do sleep 0.2; done
. "$out/sources"
first=$out/home-first
SECRET=$gateway_token "${program[@]}" --home "$first" account add --name gateway --kind new-api --url "$gateway" \
  --user-id "$gateway_user" --secret-env SECRET --store file 2>>"$out/setup.log" >&2
SECRET=$proxy_key "${program[@]}" --home "$first" account add --name proxy --kind cliproxy --url "$proxy" --secret-env SECRET \
  --store file 2>>"$out/setup.log" >&2
"${program[@]}" --home "$first" account add --name codex --kind codex --url "$vendor" --credentials "$tokens" 2>>"$out/setup.log" >&2
"${program[@]}" --home "$first" sync --since all --rate unlimited 2>>"$out/setup.log" >&2 || true

modes=(collect tray window closed empty)
declare -A process
for mode in "${modes[@]}"; do
  [ "$mode" = empty ] || cp -r "$first" "$out/home-$mode"
done
"${program[@]}" --home "$out/home-collect" collect >"$out/collect.log" 2>&1 &
process[collect]=$!
"${program[@]}" --home "$out/home-tray" --tray >"$out/tray.log" 2>&1 &
process[tray]=$!
"${program[@]}" --home "$out/home-window" >"$out/window.log" 2>&1 &
process[window]=$!
sleep 30
others=$(xdotool search --onlyvisible --name '^Tallyglass$' || true)
"${program[@]}" --home "$out/home-closed" >"$out/closed.log" 2>&1 &
process[closed]=$!
"${java[@]}" -cp "target/bench/classes" io.github.tallyglass.bench.EmptyWindow >"$out/empty.log" 2>&1 &
process[empty]=$!
for mode in "${modes[@]}"; do pids+=("${process[$mode]}"); done
sleep 30
for window in $(xdotool search --onlyvisible --name '^Tallyglass$'); do
  case " $(echo $others) " in
    *" $window "*) ;;
    *) xdotool windowactivate --sync "$window" key --clearmodifiers alt+F4 ;;
  esac
done
sleep "$warm"

ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }
kb() { awk -v key="$2:" '$1 == key {print $2}' "/proc/$1/smaps_rollup"; }
hertz=$(getconf CLK_TCK)
declare -A before
for mode in "${modes[@]}"; do before[$mode]=$(ticks "${process[$mode]}"); done
sleep $((minutes * 60))
printf '| mode | CPU s in %s min | CPU %% | RSS MB | PSS MB | threads |\n|---|---|---|---|---|---|\n' "$minutes"
for mode in "${modes[@]}"; do
  pid=${process[$mode]}
  awk -v mode="$mode" -v used="$(($(ticks "$pid") - before[$mode]))" -v hertz="$hertz" -v minutes="$minutes" \
    -v rss="$(kb "$pid" Rss)" -v pss="$(kb "$pid" Pss)" -v threads="$(ls "/proc/$pid/task" | wc -l)" \
    'BEGIN {s = used / hertz; printf "| %s | %.2f | %.3f | %.0f | %.0f | %d |\n", mode, s, s / minutes / 0.6, rss / 1024, pss / 1024, threads}'
done
