# A throw-away PostgreSQL cluster. Arguments: folder of the programs, port. Says "ready", then lives until its standard input
# closes, which happens however the process that holds the other end dies; then it stops the server and removes the data.
set -eu
programs=$1
port=$2
umask 077
folder=$(mktemp -d /tmp/faellestid-postgres.XXXXXX)
finish() {
    "$programs/pg_ctl" stop -D "$folder/data" -m immediate -w >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM
"$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$folder/log" 2>&1 ||
    { cat "$folder/log" >&2; exit 1; }
# Loopback and trust: only for data made by tests. fsync stays on, so that what is measured and what is promised are the same.
"$programs/pg_ctl" start -w -t 60 -D "$folder/data" -l "$folder/log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c max_connections=300" >/dev/null 2>&1 ||
    { cat "$folder/log" >&2; exit 1; }
echo ready
read -r _ || true
