package kb

// EntryKind says what an entry is.
type EntryKind string

// The kinds of entry: a question with its answer, a priced item, a place in the app, a section
// of a document.
const (
	FAQ     EntryKind = "faq"
	Item    EntryKind = "price"
	Screen  EntryKind = "screen"
	Section EntryKind = "section"
)

// Entry is one fact as its author wrote it.
type Entry struct {
	// ID is the source's path, # and a slug of the title: kb/faq.md#vozvrat. It does not change
	// when an answer or a price does.
	ID    string    `json:"id"`
	Kind  EntryKind `json:"kind"`
	Title string    `json:"title"`
	// Also holds other wordings of the title: what else customers call it.
	Also []string `json:"also,omitempty"`
	// Body is Markdown: the answer, the row's other columns, the way to a place, a section's text.
	Body string `json:"body,omitempty"`
	// BodyLine is the line of the file where Body begins, when the body stands in the file line
	// by line: line i of the body, counted from 0, is then line BodyLine+i. It is 0 where the body
	// was composed, as for a price. [Split] reads it.
	BodyLine int `json:"-"`
	// FirstLine and LastLine are the lines of the file that stand for the entry in it: its own and,
	// so that none is left out, the headings above it without text of their own, the comments and
	// the tags around it. They are 0 where an entry is no run of lines of a page. [Split] gives every
	// one of them to a passage.
	FirstLine int `json:"-"`
	LastLine  int `json:"-"`
	// Path leads to the entry from the top, without the entry itself: headings of a document,
	// sections of an app, categories of a price list.
	Path     []string          `json:"path,omitempty"`
	Prices   []Price           `json:"prices,omitempty"`
	Place    *Place            `json:"place,omitempty"`
	Code     []Code            `json:"code,omitempty"`
	Images   []Image           `json:"images,omitempty"`
	Language string            `json:"language,omitempty"` // ru or en; empty where the text does not tell
	Meta     map[string]string `json:"meta,omitempty"`
	Source   Pos               `json:"source"`
}

// Price is one price of an item as the list gives it. Amounts are decimal numbers in text with
// two places or more ("990.00"), empty where there is none.
type Price struct {
	Label     string `json:"label,omitempty"` // what it is the price of: the column's header
	Amount    string `json:"amount,omitempty"`
	Max       string `json:"max,omitempty"`      // upper end of a range
	Old       string `json:"old,omitempty"`      // what it was before
	Currency  string `json:"currency,omitempty"` // ISO 4217: RUB, USD
	Qualifier string `json:"qualifier,omitempty"`
	Percent   string `json:"percent,omitempty"`
	Unit      string `json:"unit,omitempty"` // мес, year, шт
	Text      string `json:"text"`           // the cell as written
}

// Place is where something stands on a screen.
type Place struct {
	Element string `json:"element,omitempty"` // section, tab, button …
	Side    string `json:"side,omitempty"`    // in the author's words: слева внизу
	Colour  string `json:"colour,omitempty"`
	Order   int    `json:"order,omitempty"` // among its neighbours, or of the step that leads there, from 1
}

// Code is one block of code, byte for byte as in the source.
type Code struct {
	Language string `json:"language,omitempty"`
	Text     string `json:"text"`
}

// Image is a picture that an answer can show. Src is relative to the project, or an address.
type Image struct {
	Src string `json:"src"`
	Alt string `json:"alt,omitempty"`
}

// Passage is a piece of an entry small enough to search and to quote. Text is a run of whole
// lines of the entry's body; where a line of text is too long, some sentences of it. Below the first
// Head lines of Text, which are repeated from above (the header of a table that goes on, the headings
// of the body that it stands under), come its own, the first of them from line TextLine of the file;
// TextLine is 0 where the body was composed.
//
// Line and EndLine of Source are the lines of the file that the passage answers for: those of an
// entry's passages follow one another from its FirstLine to its LastLine. Where the entry has none,
// they are the lines of the text, and the entry's own where the body was composed.
type Passage struct {
	Entry    string `json:"entry"` // the entry's id
	Index    int    `json:"index"` // among the entry's passages, from 0
	Text     string `json:"text"`
	Head     int    `json:"-"`
	TextLine int    `json:"-"`
	// Oversize tells that the passage is longer than it should be: something that must not be cut
	// is longer by itself.
	Oversize bool `json:"-"`
	Source   Pos  `json:"source"`
}
