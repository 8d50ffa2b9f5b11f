package report

import (
	"io"

	"firstline/eval/dialog/measure"
)

// Dialogs prints.
func Dialogs(_ io.Writer, _ *measure.Statistics, _ string) error { return nil }
