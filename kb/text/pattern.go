package text

import (
	"regexp"
	"sync"
)

// Pattern gives a regular expression that is compiled when it is first asked for, so that a program which
// knows hundreds of them starts with none. One that is wrong panics then.
func Pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
