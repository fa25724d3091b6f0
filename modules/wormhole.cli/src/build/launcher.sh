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

# A stream that is closed would otherwise be the first file that the virtual machine opens: its number is free. Reading
# ends at once then, and writing fails, as it should.
{ true 3<&0; } 2>/dev/null || exec </dev/null
{ true 3>&1; } 2>/dev/null || exec 1</dev/null
true 3>&2 || exec 2</dev/null

terminals=
[ -t 0 ] && terminals=0
[ -t 1 ] && terminals=${terminals}1
[ -t 2 ] && terminals=${terminals}2

# The second compiler costs a twentieth of a second, and a text to send is over before it pays.
compiler=
for argument do
    case $argument in
    --text | --text=* | --version) compiler=-XX:TieredStopAtLevel=1 ;;
    esac
done

exec "$image/bin/java" @FLAGS@ $compiler \
    "-Dwormhole.launcher=$self" "-Dwormhole.terminals=$terminals" \
    -m wormhole.cli/wormhole.cli.Main "$@"
