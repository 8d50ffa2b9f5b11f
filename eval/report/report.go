// Package report prints the results of a run. A printer needs nothing but the [eval.Report],
// fresh or read back from a stored run.
package report

import (
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"firstline/eval"
)

// The kinds of report that a file can hold.
const (
	KindJSON = "json"
)

// Kinds lists them, each the ending of its files.
func Kinds() []string { return []string{KindJSON} }

// Kind tells the kind of a report from the ending of its file's name.
func Kind(name string) (string, error) {
	ending := strings.TrimPrefix(strings.ToLower(path.Ext(name)), ".")
	if slices.Contains(Kinds(), ending) {
		return ending, nil
	}
	return "", fmt.Errorf("%s: no report has this ending; there is .%s", name, strings.Join(Kinds(), ", ."))
}

// Write prints a report of that kind.
func Write(w io.Writer, kind string, r *eval.Report) error {
	switch kind {
	case KindJSON:
		return JSON(w, r)
	default:
		return fmt.Errorf("unknown kind of report %q; there is %s", kind, strings.Join(Kinds(), ", "))
	}
}

// JSON prints the results as they are stored, indented. Two reports that are equal are printed
// alike, byte for byte.
func JSON(w io.Writer, r *eval.Report) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}
