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

# A server runs for days: it is compiled as usual, and has room for the garbage of many clients. For a text the second
# compiler does not pay: it costs a twentieth of a second.
job=
[ "${1-}" = serve ] && job="@SERVER_FLAGS@"
for argument do
    case $argument in
    --text | --text=* | --version) job=-XX:TieredStopAtLevel=1 ;;
    esac
done

# shellcheck disable=SC2086
exec "$image/bin/java" @FLAGS@ $job \
    "-Dwormhole.launcher=$self" "-Dwormhole.terminals=$terminals" \
    -m wormhole.cli/wormhole.cli.Main "$@"
