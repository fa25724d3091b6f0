#!/bin/sh
# Starts the program in this image; nothing else needs to be installed.
case $0 in
/*) self=$0 ;;
*) self=$PWD/$0 ;;
esac
image=${self%/bin/*}

# The virtual machine reads arguments in the encoding of the locale; text is UTF-8 here.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
*[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
*) export LC_ALL=C.UTF-8 ;;
esac

terminals=
[ -t 0 ] && terminals=0
[ -t 1 ] && terminals=${terminals}1
[ -t 2 ] && terminals=${terminals}2

exec "$image/bin/java" @FLAGS@ \
    "-Dwormhole.launcher=$self" "-Dwormhole.terminals=$terminals" \
    -m wormhole.cli/wormhole.cli.Main "$@"
