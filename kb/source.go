package kb

// SourceKind says how a source is read.
type SourceKind string

// The kinds of source.
const (
	KindFAQ      SourceKind = "faq"
	KindPrices   SourceKind = "prices"
	KindApp      SourceKind = "app"
	KindDocument SourceKind = "document"
	KindEntries  SourceKind = "entries"
)

// Source is one file of the knowledge base, read.
type Source struct {
	Path     string
	Kind     SourceKind
	Encoding string // utf-8, windows-1251 …
	// Certainty is that of Encoding, 0 to 1: 1 where the file or its editor says it, 0 where the
	// file is no text.
	Certainty float64
	Hash      string // SHA-256 of the file's bytes and of the options it was read with, in hex
	Entries   []Entry
	Rows      Rows
	Skipped   []Skipped
	Problems  []Finding
}

// Rows accounts for every logical record of a source: a table's row, a Markdown block, a line of
// JSON. Total = Entries + Headings + Blank + Skipped, always. Where several records make one
// entry (the paragraphs of an answer), each counts under Entries.
type Rows struct {
	Total    int `json:"total"`
	Entries  int `json:"entries"`
	Headings int `json:"headings"`
	Blank    int `json:"blank"`
	Skipped  int `json:"skipped"`
}

// Skipped is a record that became no entry, and why.
type Skipped struct {
	Sheet  string `json:"sheet,omitempty"`
	Line   int    `json:"line"`
	Reason string `json:"reason"`
}

// Add counts the rows of another account as well.
func (r *Rows) Add(other Rows) {
	r.Total += other.Total
	r.Entries += other.Entries
	r.Headings += other.Headings
	r.Blank += other.Blank
	r.Skipped += other.Skipped
}
