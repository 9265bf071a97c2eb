#!/bin/sh
# Runs Postfix and Dovecot from the folder $1 until standard input ends. It ends with the tests, however they end,
# so no server and no file stays behind.
PATH="$PATH:/usr/sbin:/sbin"
# The terminal and "timeout" send their signals to the whole group: then, too, the servers are stopped in order.
trap : INT TERM HUP
dovecot -F -c "$1/dovecot.conf" &
dovecot=$!
postfix -c "$1/postfix" start-fg &
cat > /dev/null
postfix -c "$1/postfix" stop
kill "$dovecot"
wait
rm -rf "$1"
