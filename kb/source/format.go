package source

import (
	"encoding/json"
	"strings"

	"firstline/kb"
)

// format is one way to write a source. A new one is a file of this package and a line in formats.
type format struct {
	name string
	// is tells from the content, and where that says nothing from the name, whether a file is
	// in the format.
	is func(*file) bool
	// read makes entries and tells their kind.
	read func(*file, *builder) (kb.SourceKind, error)
}

// containers lists the formats that are no text, and are told by their bytes.
func containers() []format {
	return []format{
		{"a workbook", isWorkbook, readWorkbook},
		{"a Word document", isWord, readWord},
		{"a PDF", isPDF, readPDF},
	}
}

// formats lists those of text in the order in which they are tried. The last one reads every text.
func formats() []format {
	return []format{
		{"a help centre's export", isExport, readExport},
		{"a file of entries (JSON Lines)", isEntries, readEntries},
		{"JSON", isJSON, readJSON},
		{"a product feed", isFeed, readFeed},
		{"a web page in one file (MHTML)", isMHTML, readMHTML},
		{"an HTML page", isHTML, readHTML},
		{"XML", isXML, refuseXML},
		{"reStructuredText", isRST, refuseRST},
		{"AsciiDoc", isASCIIDoc, refuseASCIIDoc},
		{"MediaWiki", isMediaWiki, refuseMediaWiki},
		{"YAML", isYAML, readYAML},
		{"Markdown", isMarkdown, readMarkdown},
		{"a table", isTable, readTable},
		{"plain text", func(*file) bool { return true }, readPlain},
	}
}

func formatOf(f *file) format {
	all := formats()
	for _, candidate := range all {
		if candidate.is(f) {
			return candidate
		}
	}
	return all[len(all)-1]
}

// isEntries: the first line that is not blank is a whole JSON object, or the name says so. One
// object alone is a line of entries only where the name does not say JSON.
func isEntries(f *file) bool {
	first := firstLine(f.lines)
	object := strings.HasPrefix(first, "{") && json.Valid([]byte(first))
	return f.ends(".jsonl", ".ndjson") || object && (!f.ends(".json") || !isWholeJSON(f))
}

func isJSON(f *file) bool {
	first := firstLine(f.lines)
	return f.ends(".json") || (strings.HasPrefix(first, "{") || strings.HasPrefix(first, "[")) && isWholeJSON(f)
}

func isWholeJSON(f *file) bool { return json.Valid([]byte(strings.Join(f.lines, "\n"))) }

func isYAML(f *file) bool { return f.ends(".yaml", ".yml") }

func isMarkdown(f *file) bool {
	if f.ends(".md", ".mdx", ".markdown", ".mkd") {
		return true
	}
	return !f.ends(".csv", ".tsv", ".tab") && hasHeading(f.content())
}

func isTable(f *file) bool {
	if f.ends(".csv", ".tsv", ".tab") {
		return true
	}
	switch wanted := f.wanted(); wanted {
	case kb.KindPrices, kb.KindApp, kb.KindDocument:
		return wanted == kb.KindPrices
	default:
		return looksLikeTable(f.content())
	}
}

func firstLine(lines []string) string {
	for _, line := range lines {
		if trimmed := strings.TrimSpace(line); trimmed != "" {
			return trimmed
		}
	}
	return ""
}
