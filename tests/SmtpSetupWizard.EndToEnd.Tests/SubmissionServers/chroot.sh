#!/bin/sh
# Runs the program $3 of the unpacked package $2, with the arguments after it, in the root folder $1 until standard input ends. Its users, libraries
# and paths are those of this root, none of the machine's. The log becomes $1/log.
root=$1 package=$2 program=$3
shift 3
cp -a "$package/." "$root/"
chown -R 0:0 "$root/etc" "$root/usr"
ldd "$package/$program" "$package"/usr/libexec/*/* /bin/sh 2> /dev/null | grep -o ' /[^ ]*\|^	/[^ ]*' | sort -u | while read -r library; do
    mkdir -p "$root$(dirname "$library")"
    cp -L "$library" "$root$library"
done
mkdir -p "$root/bin" "$root/dev" "$root/tmp"
cp -L /bin/sh "$root/bin/sh"
mknod -m 666 "$root/dev/null" c 1 3
exec sh "$(dirname "$0")/foreground.sh" "$root/log" chroot "$root" "/$program" "$@"
