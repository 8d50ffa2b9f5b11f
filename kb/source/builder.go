package source

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/source/feed"
	"firstline/kb/text"
)

// builder collects the entries of a source and accounts for its records.
type builder struct {
	source *kb.Source
	file   *file
	sheet  string   // of the file, that is read now; empty where it has none
	sheets []string // all that were read
	dialect
	drafts []draft
	feeds  []*feed.Feed // read, and not yet made entries of
	most   int          // entries; what is more is not kept
}

// draft is an entry before it has its id.
type draft struct {
	kb.Entry
	key    string // what the id is made of; the title where it is empty
	id     string // the whole id that the author gave
	anchor string // the part after the # that the author gave
	file   string
}

func newBuilder(path string, limits Limits) *builder {
	return &builder{source: &kb.Source{Path: path}, most: cmp.Or(limits.Entries, defaultEntries)}
}

// open makes a file the one that is read now.
func (b *builder) open(f *file) {
	b.file, b.sheet, b.dialect = f, "", dialect{parser: newParser(false)}
}

// openSheet makes a sheet of the file the one that is read now; no name is none.
func (b *builder) openSheet(name string) {
	b.sheet = name
	if !slices.Contains(b.sheets, name) {
		b.sheets = append(b.sheets, name)
	}
}

// pos is a line of what is read now; line 0 is all of it.
func (b *builder) pos(line int) kb.Pos {
	return b.file.place(kb.Pos{Path: b.file.path, Sheet: b.sheet, Line: line})
}

// add takes an entry. What follows from its body and from the file is filled in where the entry
// does not say it: language, code, images, and what the front matter says of all.
func (b *builder) add(d draft) {
	if len(b.drafts) > b.most {
		return // finish will refuse the source
	}
	if d.Source.Path == "" {
		d.Source.Path, d.Source.Sheet = b.file.path, b.sheet
		d.Source = b.file.place(d.Source)
	}
	d.file = d.Source.Path
	if b.file.places != nil {
		d.BodyLine = 0 // the body is not in the file line by line
	}
	if d.Language == "" {
		d.Language = b.file.language()
	}
	if d.Language == "" {
		d.Language = text.Language(d.Title + "\n" + d.Body)
	}
	code, images := media(d.Body, b.dialect)
	if d.Code == nil {
		d.Code = code
	}
	if d.Images == nil {
		d.Images = withImages(nil, imagesIn(d.file, images))
	}
	if len(b.file.front.meta) > 0 {
		meta := maps.Clone(b.file.front.meta)
		maps.Copy(meta, d.Meta)
		d.Meta = meta
	}
	b.drafts = append(b.drafts, d)
}

// count accounts for a record that is one of the parts of rows.
func (b *builder) count(part *int) {
	*part++
	b.source.Rows.Total++
}

func (b *builder) countEntry()   { b.count(&b.source.Rows.Entries) }
func (b *builder) countHeading() { b.count(&b.source.Rows.Headings) }
func (b *builder) countBlank()   { b.count(&b.source.Rows.Blank) }

// skip accounts for a record that became no entry.
func (b *builder) skip(line int, format string, args ...any) {
	b.count(&b.source.Rows.Skipped)
	at := b.pos(line)
	b.source.Skipped = append(b.source.Skipped, kb.Skipped{Sheet: at.Sheet, Line: at.Line, Reason: fmt.Sprintf(format, args...)})
}

// reject accounts for a record that a mistake keeps from becoming an entry. The account has the
// reason in a few words; the finding is the whole message, so that the two, printed one below the
// other, are not the same twice.
func (b *builder) reject(code string, line int, reason, message, hint string) {
	b.skip(line, "%s", reason)
	b.problem(code, line, message, hint)
}

// skipSettings accounts for a whole file that holds the settings or the navigation of a site, as
// folders of documentation have: nothing that a customer could be told.
func (b *builder) skipSettings(format, hint string) {
	b.reject(isSettings, 1, "the whole file: settings or navigation in "+format,
		"no entries are made of this file: it holds the settings or the navigation of a site", hint)
}

// problem reports what is wrong at a line of the open file; line 0 is the whole file.
func (b *builder) problem(code string, line int, message, hint string) {
	b.source.Problems = append(b.source.Problems, kb.Finding{
		Pos: b.pos(line), Code: code, Severity: kb.Warning, Message: message, Hint: hint,
	})
}

// problems reports every mistake that is joined in err.
func (b *builder) problems(code string, err error) {
	for _, one := range leaves(err) {
		if mistake, ok := errors.AsType[*kb.SyntaxError](one); ok {
			b.problem(code, mistake.Pos.Line, mistake.Msg, mistake.Hint)
		} else {
			b.problem(code, 0, one.Error(), "")
		}
	}
}

// finish gives every entry its id and the source its order. An id that the author gave wins over
// one made of a title.
func (b *builder) finish() (*kb.Source, error) {
	if len(b.drafts) > b.most {
		return nil, b.tooMany()
	}
	taken, err := b.reserve()
	if err != nil {
		return nil, b.refusal(err)
	}
	for _, d := range b.drafts {
		d.ID = d.id
		if d.ID == "" {
			slug := text.Slug(cmp.Or(d.key, d.Title))
			d.ID = free(d.file+"#"+cmp.Or(slug, string(d.Kind)), taken)
		}
		b.source.Entries = append(b.source.Entries, d.Entry)
	}
	b.reportOversize()
	slices.SortStableFunc(b.source.Problems, func(x, y kb.Finding) int {
		return cmp.Or(strings.Compare(x.Pos.Path, y.Pos.Path),
			cmp.Compare(slices.Index(b.sheets, x.Pos.Sheet), slices.Index(b.sheets, y.Pos.Sheet)),
			cmp.Compare(x.Pos.Line, y.Pos.Line))
	})
	return b.source, nil
}

// tooMany refuses a source for the number of its entries.
func (b *builder) tooMany() error {
	return refuse(b.source.Path, fmt.Sprintf("the file holds more than %d entries", b.most),
		"cut it into several files, or set limits, entries in firstline.yaml")
}

// reserve takes the ids that authors gave, before any other is made. The same id twice is a
// mistake; the same anchor twice on a page is a finding, and the second one is numbered.
func (b *builder) reserve() (taken map[string]int, err error) {
	taken = map[string]int{}
	lines := map[string]int{}
	var mistakes []error
	for i := range b.drafts {
		d := &b.drafts[i]
		anchored := d.anchor != ""
		if anchored {
			d.id = d.file + "#" + d.anchor
		}
		switch {
		case d.id == "":
		case taken[d.id] == 0:
			taken[d.id], lines[d.id] = 1, d.Source.Line
		case anchored:
			b.source.Problems = append(b.source.Problems, kb.Finding{
				Pos: d.Source, Code: doubledAnchor, Severity: kb.Warning,
				Message: fmt.Sprintf("the anchor %s is already that of line %d", d.anchor, lines[d.id]),
			})
			d.id = free(d.id, taken)
		default:
			mistakes = append(mistakes, kb.Errorf(kb.Pos{Path: d.file, Sheet: d.Source.Sheet, Line: d.Source.Line},
				"the id %s is already that of line %d", d.id, lines[d.id]))
		}
	}
	return taken, errors.Join(mistakes...)
}

// free gives an id that is not taken: the second entry of a name is name-2.
func free(id string, taken map[string]int) string {
	taken[id]++
	for taken[id] > 1 {
		candidate := fmt.Sprintf("%s-%d", id, taken[id])
		if taken[candidate] == 0 {
			taken[candidate] = 1
			return candidate
		}
		taken[id]++
	}
	return id
}
