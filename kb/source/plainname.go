package source

import (
	"strings"

	gmtext "github.com/yuin/goldmark/text"
)

// nameItems leaves nothing but the names in the column of names: no links, pictures and bold type,
// as cells of a document have them.
func (t *table) nameItems() {
	at := t.find(titleRole)
	for _, r := range t.rows {
		if at < 0 || at >= len(r.cells) {
			continue
		}
		c := &r.cells[at]
		if name := plainName(c.text); name != c.text {
			c.text, c.original = name, c.text
		}
	}
}

// linkedName gives the line of a name for the body, where the name leads somewhere.
func linkedName(c column, name cell) []string {
	if !strings.Contains(name.original, "](") {
		return nil
	}
	return []string{line(c.header, oneLine(name.original))}
}

// plainName is what a reader sees of a name. One that is nothing but a picture stays as it is
// written.
func plainName(s string) string {
	if !strings.Contains(s, "](") && !strings.Contains(s, "**") {
		return s
	}
	source := []byte(s)
	var b strings.Builder
	writePlain(&b, newParser(false).Parse(gmtext.NewReader(source)), source)
	if name := strings.TrimSpace(b.String()); name != "" {
		return name
	}
	return s
}
