// Package source reads the files of a knowledge base into entries. [Load] decodes a file, finds
// the format that it is in, and gives a source with its entries, in the order of the file, and an
// account of every record that was seen.
//
// A format is a file of this package and a line in formats (format.go); the kind of a source is
// told from its content, unless the project or the file's front matter names it.
//
//	Markdown      faq       the headings of one level are questions, or lines are marked Q: and A:
//	              app       headings and nested lists name places: Save — button, top right, green
//	              document  every heading with the text below it
//	plain text    faq, document: the same with marked lines, and with underlined or numbered headings
//	a table       faq       a column of questions and one of answers
//	              prices    a column of names; the rows of one cell between them are categories
//	YAML          app       kind: app and places:, a list of places inside places; or bare maps
//	JSON Lines    entries   objects with title and body (or text), as `read` prints them
//
// A table is parted by commas, semicolons, tabs or |, whichever gives its rows the same number of
// cells; its header is found by its words, Russian or English, and may be missing. It is a FAQ
// where the header names questions and answers, or where half of the answers are sentences; a
// table of codes and numbers is none, and a finding says that it is no price list either. A bare
// number has the currency of its row's own column for it, else that of the header, else the one
// that two of three prices of its column name, else the one of the table's other prices.
//
// Text is UTF-8 (with or without a mark), UTF-16 with a mark, or one of the Russian encodings of
// one byte, of which windows-1251 is taken when in doubt. Line ends become \n.
//
// # Records
//
// The account counts a record of a table for every row, of Markdown for every block at the
// margin (a heading, a paragraph, a list, a block of code), of the structure of an app for every
// place, and of JSON Lines for every line. A block of text that went into an entry counts under
// entries, so there may be more of them than entries. Front matter is no record.
//
// # Lines
//
// Every entry knows its first and last line. Where its body stands in the file line by line, that
// is in Markdown, plain text and the answers of a table, Entry.BodyLine is the body's first line.
// Comments are taken out of a body, and their lines stay behind, empty.
//
// # Findings
//
// What is wrong with a record, or doubtful, is in Source.Problems. A record that is skipped for a
// mistake is in both accounts: Source.Skipped has the reason in a few words, the finding has the
// whole message. A file that is refused is refused with all its findings.
//
//	KB001  the file is empty, or a table is nothing but its header
//	KB002  a block of code is never closed
//	KB003  the front matter is not YAML, or a value in it is not what its key takes
//	KB004  an anchor is given twice on a page
//	KB005  a heading has no text below it
//	KB006  a question has no answer, or an answer no question
//	KB007  a quote in a table is never closed
//	KB008  a row has more cells than the table has columns
//	KB009  a price list has no prices, or a table holds neither items nor answers
//	KB010  a table has one column
//	KB011  a place has a key that is not known
//	KB012  a line is no entry
//	KB013  it does not show which column holds the price
//	KB014  a YAML or JSON file holds the settings or the navigation of a site, and no entries
package source

// The codes of findings.
const (
	emptyFile     = "KB001"
	unclosedCode  = "KB002"
	badFront      = "KB003"
	doubledAnchor = "KB004"
	emptySection  = "KB005"
	noAnswer      = "KB006"
	badQuote      = "KB007"
	wrongWidth    = "KB008"
	noPrices      = "KB009"
	oneColumn     = "KB010"
	unknownKey    = "KB011"
	badRecord     = "KB012"
	unclearPrice  = "KB013"
	isSettings    = "KB014"
)
