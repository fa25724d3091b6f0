package main

import "strconv"

// loneSurrogate says whether a JSON text has an escape of half a surrogate pair without its other half.
func loneSurrogate(text []byte) bool {
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		unit := escapedUnit(text[i:])
		if unit>>10 == 0xD800>>10 && i+6 <= len(text) && escapedUnit(text[i+6:])>>10 == 0xDC00>>10 {
			i += 11
		} else if unit >= 0xD800 && unit <= 0xDFFF {
			return true
		} else {
			i++ // the escaped character, which may be a backslash
		}
	}
	return false
}

// escapedUnit is the UTF-16 code unit of a leading \uXXXX, or 0.
func escapedUnit(text []byte) uint64 {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return 0
	}
	unit, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	if err != nil {
		return 0
	}
	return unit
}
