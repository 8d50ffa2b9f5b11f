package charset

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// repairs collects what was repaired, in the order of lines: neighbouring lines that had the same
// accident are one. When there are very many, further lines count with the last that is like them.
type repairs []Repair

func (rs *repairs) add(line int, from, to, how string) {
	if n := len(*rs); n > 0 {
		if last := &(*rs)[n-1]; last.How == how && last.Line+last.Lines == line {
			last.Lines++
			return
		}
	}
	const many = 1000
	if len(*rs) >= many {
		for i := range slices.Backward(*rs) {
			if last := &(*rs)[i]; last.How == how {
				last.Lines++
				return
			}
		}
	}
	*rs = append(*rs, Repair{Line: line, Lines: 1, From: excerpt(from), To: excerpt(to), How: how})
}

// excerpt is the beginning of what was repaired, short enough for a message.
func excerpt(s string) string {
	const most = 40 // characters
	s = strings.TrimSpace(s)
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}
