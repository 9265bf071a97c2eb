#!/bin/sh
# Runs the command after $1 until standard input ends, with $1 as its log. Standard input ends with the tests, however they end, so no server stays behind.
log=$1
shift
# The terminal and "timeout" send their signals to the whole group: then, too, the server is stopped in order.
trap : INT TERM HUP
"$@" > "$log" 2>&1 < /dev/null &
server=$!
cat > /dev/null
kill "$server"
wait
