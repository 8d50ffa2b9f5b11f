package feed

import (
	"firstline/kb"
)

// Format names what a feed is written in.
type Format string

// The formats of feeds.
const (
	YML        Format = "Yandex Market YML"
	CommerceML Format = "CommerceML"
	Merchant   Format = "Google Merchant"
)

// The codes of findings.
const (
	NoPrice     = "no-price"        // an item has no price
	ZeroPrice   = "zero-price"      // a price is nought or below
	OldPrice    = "old-price"       // the former price is not above the present one
	HiddenPrice = "hidden-price"    // a price that customers are not told
	NoCurrency  = "no-currency"     // a price without a currency
	BadCategory = "bad-category"    // a category that is missing, twice there, or its own parent
	DoubledID   = "doubled-id"      // two items have the same id, or one has none
	Misplaced   = "misplaced"       // an offer outside of offers
	Unknown     = "unknown-element" // elements that are not understood, and left out
	Partial     = "partial"         // the file holds a part of what belongs together
	BadRecord   = "unreadable-item" // an item that cannot be read
	Mended      = "mended-xml"      // a sign that XML does not allow, read as it was meant
	Empty       = "no-items"        // no items at all
)

// Options say how a feed is read. The zero value reads it with the default limits.
type Options struct {
	// Path is put into every position.
	Path string
	// Show names price types that customers are told although they look internal: Дилерская.
	Show []string
	// Markdown turns a fragment of HTML, as descriptions hold it, into Markdown. Without it, marks
	// are taken off and paragraphs, headings and list items kept apart.
	Markdown func(fragment string) string
	// The limits, each 0 for its default: Depth of elements in elements (200), Items in a file
	// (250,000), Elements of one item (200,000), Value in bytes of a text or an attribute (1 MiB).
	Depth, Items, Elements, Value int
}

// limit gives a limit or its default.
func limit(n, usual int) int {
	if n > 0 {
		return n
	}
	return usual
}

// Feed is a feed, read.
type Feed struct {
	Format   Format
	Name     string // of the shop, as the feed has it
	Items    []Item
	Rows     kb.Rows
	Skipped  []kb.Skipped
	Findings []kb.Finding // warnings; their codes are those of this package
	exchange *exchange    // what a CommerceML file says, for Join
}

// Item is something for sale. Its ID is for the caller to make.
type Item struct {
	kb.Entry
	Key     string // the feed's own id: offer id, Ид, g:id
	Article string // the article number, where the feed has one
}

// Is tells the format of a decoded text, "" where it is no feed. It looks at the root element or
// at the header only, never at the whole file.
func Is(text string) Format {
	text = head(text)
	switch root := rootOf(text); {
	case root.isYML():
		return YML
	case root.name == "КоммерческаяИнформация":
		return CommerceML
	case root.isMerchant():
		return Merchant
	case root.name == "" && isTable(text):
		return Merchant
	}
	return ""
}

// Read reads the decoded text of one file. What its XML declaration says of the encoding is passed
// over. A file that cannot be read right is refused with a *[kb.SyntaxError].
func Read(text string, o Options) (*Feed, error) {
	f, err := read(text, o)
	if !mendable(err) {
		return f, err
	}
	mended, line, count := mend(text)
	if f, err = read(mended, o); err == nil {
		f.mended(o.Path, line, count)
	}
	return f, err
}

func read(text string, o Options) (*Feed, error) {
	c := newCollector(o, text)
	switch Is(text) {
	case YML:
		return readYML(c, text)
	case CommerceML:
		return readCommerceML(c, text, o)
	case Merchant:
		if rootOf(head(text)).name == "" {
			return readTable(c, text)
		}
		return readMerchant(c, text)
	}
	return nil, c.refuse(0, "this is no product feed", "")
}
