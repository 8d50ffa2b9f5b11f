package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"strings"

	"firstline/kb"
)

// mendable tells whether XML is refused for a sign that can only have been meant in one way: a
// bare & in an address, a control character out of a data base.
func mendable(err error) bool {
	refusal, ok := errors.AsType[*kb.SyntaxError](err)
	return ok && (strings.Contains(refusal.Msg, "invalid character entity") || strings.Contains(refusal.Msg, "illegal character code"))
}

// maxMended is how many signs are mended; a file with more is no text of XML.
const maxMended = 1_000_000

// mend writes &amp; for every & that begins no reference, and a space for a character that XML does
// not have. Lines stay where they are. It tells the line of the first, and how many there were.
func mend(text string) (mended string, line, count int) {
	var b strings.Builder
	b.Grow(len(text) + len(text)/64)
	names := xml.HTMLEntity
	cdata := false
	first := -1
	for i, r := range text {
		switch {
		case strings.HasPrefix(text[i:], "<![CDATA["):
			cdata = true
		case strings.HasPrefix(text[i:], "]]>"):
			cdata = false
		}
		switch {
		case r == '&' && !cdata && !isReference(text[i+1:], names):
			b.WriteString("&amp;")
		case r < ' ' && r != '\t' && r != '\n' && r != '\r', r == 0xFFFE, r == 0xFFFF:
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
			continue
		}
		if first < 0 {
			first = i
		}
		if count++; count > maxMended {
			return text, 0, 0
		}
	}
	return b.String(), 1 + strings.Count(text[:max(first, 0)], "\n"), count
}

// isReference tells whether what follows a & makes a reference of it, as amp; nbsp; #160; do.
func isReference(rest string, names map[string]string) bool {
	name, _, ok := strings.Cut(rest[:min(len(rest), 12)], ";")
	if !ok || name == "" {
		return false
	}
	if digits, numeric := strings.CutPrefix(name, "#"); numeric {
		return digits != "" && strings.Trim(strings.TrimPrefix(digits, "x"), "0123456789abcdefABCDEF") == ""
	}
	switch name {
	case "amp", "lt", "gt", "quot", "apos":
		return true
	}
	return names[name] != ""
}

// mended reports that a file had to be mended.
func (f *Feed) mended(path string, line, count int) {
	f.Findings = append(f.Findings, kb.Finding{
		Pos: kb.Pos{Path: path, Line: line}, Code: Mended, Severity: kb.Warning,
		Message: fmt.Sprintf("signs that XML does not allow are read as they were meant (%d×)", count),
		Hint:    "a & in a text is written &amp;",
	})
}
