// Package report prints the results of a run. A printer needs nothing but a [Run], fresh or read
// back from the disk, and keeps none of its dialogs in memory.
package report

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"firstline/eval"
)

// Run is a run as it is printed.
type Run struct {
	*eval.Report
	Comparison *eval.Comparison         // of the baseline or another run (A) with this one (B); nil: none
	Language   string                   // of an HTML page: ru or en
	Rewrite    func(path string) string // the path of a file as the repository knows it; nil: as it is
	Replayed   bool                     // all replies are recorded ones: what they cost was spent before
}

func (r Run) path(p string) string {
	if r.Rewrite == nil {
		return p
	}
	return r.Rewrite(p)
}

// The kinds of report that a file can hold.
const (
	KindJSON     = "json"
	KindJUnit    = "xml"
	KindMarkdown = "md"
	KindHTML     = "html"
)

// Kinds lists them, each the ending of its files.
func Kinds() []string { return []string{KindJSON, KindJUnit, KindMarkdown, KindHTML} }

// Kind tells the kind of a report from the ending of its file's name.
func Kind(name string) (string, error) {
	ending := strings.TrimPrefix(strings.ToLower(path.Ext(name)), ".")
	if slices.Contains(Kinds(), ending) {
		return ending, nil
	}
	return "", fmt.Errorf("%s: no report has this ending; there is .%s", name, strings.Join(Kinds(), ", ."))
}

// Write prints a report of that kind.
func Write(w io.Writer, kind string, r Run) error {
	switch kind {
	case KindJSON:
		return r.Encode(w)
	case KindJUnit:
		return JUnit(w, r)
	case KindMarkdown:
		return Markdown(w, r)
	case KindHTML:
		return HTML(w, r)
	default:
		return fmt.Errorf("unknown kind of report %q; there is %s", kind, strings.Join(Kinds(), ", "))
	}
}
