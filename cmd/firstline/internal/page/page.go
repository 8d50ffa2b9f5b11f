// Package page makes a page of what was understood of files, and of what would change in the index:
// one HTML file to send to a colleague, that needs no server and no outside address.
//
// What the code says of files is English, and Russian on a Russian page by html/findings.ru.txt, which
// has a form for each message: the tests name the messages in the code of the readers that have none.
//
// Text that stands in the files stays text, whatever it is. Without scripts all of it can be read;
// the one script filters the entries.
package page

import (
	"embed"
	"html/template"
	"io"
	"strconv"

	"firstline/eval/report/frame"
	"firstline/kb"
	"firstline/kb/store"
)

//go:embed html
var htmlFiles embed.FS

// Page is what there is to show.
type Page struct {
	Language string // ru or en, also for anything else
	Files    []File
	Refused  []kb.Finding // files that cannot be read
	Changes  *Changes     // nil: nothing is compared
}

// File is a source with its entries.
type File struct {
	*kb.Source
	Status  string                // as of store.SourceDiff; empty where nothing is compared
	From    string                // the path that it had
	Missing func(src string) bool // tells of an image that it is not there; nil: nobody looked
}

// Changes is what an ingest changed, or would change.
type Changes struct {
	store.Diff
	Written bool
	Gates   []Gate
}

// Gate is a line that the changes had to hold.
type Gate struct {
	Expression string
	Found      string
	OK         bool
}

// Write writes the page. It stays below 10 MB: of files whose entries do not fit, the first ones are
// shown, and it is said how many are not.
func Write(w io.Writer, p Page) error {
	v, err := newView(p)
	if err != nil {
		return err
	}
	templates, err := frame.Templates(htmlFiles, "html", v.Words)
	if err != nil {
		return err
	}
	return frame.Write(w, func(w io.Writer) error {
		if err := templates.ExecuteTemplate(w, "head", v); err != nil {
			return err
		}
		for i := range v.Files {
			if err := v.writeFile(templates, w, &v.Files[i]); err != nil {
				return err
			}
		}
		return templates.ExecuteTemplate(w, "foot", v)
	})
}

// writeFile writes the section of a file, entry by entry.
func (v *view) writeFile(templates *template.Template, w io.Writer, f *fileView) error {
	if err := templates.ExecuteTemplate(w, "file", f); err != nil {
		return err
	}
	one := "card"
	if f.Table {
		one = "row"
	}
	for i := range f.Shown {
		if err := templates.ExecuteTemplate(w, one, v.entry(f, &f.source.Entries[i])); err != nil {
			return err
		}
	}
	return templates.ExecuteTemplate(w, "endfile", f)
}

// view is what the templates show.
type view struct {
	frame.Words
	frame.Frame
	Changes *changesView
	Refused []refusedView
	Files   []fileView
	Filter  filterView
	remarks int // how many more may be shown
	spoken  findings
}

// mostRemarks is how many remarks a page has.
const mostRemarks = 2000

type refusedView struct{ Place, Message, Hint string }

// filterView is the form that chooses entries. Shown is the forms of «so many of so many».
type filterView struct {
	Any   bool
	Shown string
	Files []option
}

type option struct{ Value, Name string }

func newView(p Page) (*view, error) {
	v := &view{Words: frame.NewWords(htmlFiles, "html", p.Language), remarks: mostRemarks}
	var err error
	if v.Frame, err = frame.New(htmlFiles, "html/page.css", "html/page.js"); err != nil {
		return nil, err
	}
	if v.spoken, err = newFindings(v.Words, htmlFiles, "html/findings.ru.txt"); err != nil {
		return nil, err
	}
	entries, rows, skipped := 0, 0, 0
	shown := fit(p.Files)
	for i := range p.Files {
		f := v.file(&p.Files[i], i, shown[i])
		v.Files = append(v.Files, f)
		entries += len(p.Files[i].Entries)
		rows += p.Files[i].Rows.Total
		skipped += p.Files[i].Rows.Skipped
		v.Filter.Files = append(v.Filter.Files, option{f.Anchor, f.Path + " (" + v.Int(len(f.source.Entries)) + ")"})
	}
	v.Filter.Any, v.Filter.Shown = entries > 0, v.T("shown")
	v.Facts = []string{v.N(len(p.Files), "%s file/%s files"), v.N(entries, "%s entry/%s entries"), v.N(rows, "%s row or block/%s rows or blocks")}
	if skipped > 0 {
		v.Facts = append(v.Facts, v.T("skipped: %s", v.Int(skipped)))
	}
	for _, f := range p.Refused {
		v.Refused = append(v.Refused, refusedView{f.Pos.String(), v.spoken.say(f.Message), v.spoken.say(f.Hint)})
	}
	v.Main, v.ToMain = "entries", v.T("To the entries")
	v.Title = v.T("What was understood of the files")
	if p.Changes != nil {
		v.Changes = v.changes(p.Changes)
		v.Title = v.T("What would change in the knowledge base")
		if p.Changes.Written {
			v.Title = v.T("What has changed in the knowledge base")
		}
	}
	return v, nil
}

func anchor(i int) string { return "f-" + strconv.Itoa(i+1) }
