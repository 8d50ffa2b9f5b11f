package main

import (
	"fmt"
	"strings"
)

// refuse ends a command that was to go on with a run or a replay, since that would be made of something else by now.
func (a *app) refuse(what string, differ []string, hint string) error {
	fmt.Fprintf(a.err, "firstline: %s cannot be gone on with, what it is made of has changed: %s\n", what, strings.Join(differ, "; "))
	a.hint(hint)
	return &exitError{code: wrong}
}
