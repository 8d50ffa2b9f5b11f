// Package helpcentre reads what help centres export as JSON into articles: one page of their API, all
// of them put together by a script, or one article a line. [Is] tells such an export by its shape,
// [Read] reads it.
//
//	Zendesk    articles with section_id, draft, locale and an HTML body; sections, categories and
//	           translations beside them where the export has them
//	Chatwoot   payload with articles: Markdown content, status in a word or a number, category
//	Intercom   data with articles: HTML body, state, parent_id; collections; translated_content
//	Freshdesk  solution articles: folder_id, status, HTML description
//	others     {"articles": [{"title", "body" or "content" or "text" or "html"}]}
//
// An article that customers are not to read becomes none, with its line and the reason: drafts,
// archived, hidden and internal ones, and those of a Zendesk user segment, since an operator speaks
// to everybody. A translation is an article of its own. An export that holds one page of several
// is read, and a finding says so.
package helpcentre

import (
	"fmt"
	"strings"

	"firstline/kb"
)

// The codes of findings.
const (
	Partial  = "partial"  // the file holds a part of the help centre
	Outdated = "outdated" // an article that its authors have marked as out of date
)

// The limits of an export: nesting, and the number of articles, sections and translations.
const (
	maxDepth   = 200
	maxRecords = 200_000
)

// Export is an export, read. Total = len(Articles) + len(Skipped).
type Export struct {
	Name     string // Zendesk, Chatwoot …, as Is has it
	Articles []Article
	Skipped  []kb.Skipped
	Findings []kb.Finding // warnings; their codes are those of this package
	Total    int
}

// Article is one article in one language.
type Article struct {
	ID, Title     string
	Body          string   // HTML or Markdown, as given
	HTML          bool     // Body is HTML
	Path          []string // category, section, section in it
	Language      string   // ru, en …; empty where the export does not say
	URL           string   // where customers read it
	Updated       string   // RFC 3339, as given
	Labels        []string
	Line, EndLine int // of the file; those of the article for its translation
}

// Is tells by its shape whose export a text is: Zendesk, Chatwoot, Intercom, Freshdesk or help
// centre, "" where it is none. It reads no further than the first article.
func Is(text string) string {
	s := newScanner("", text)
	if start := strings.TrimSpace(s.text[:min(len(s.text), 1024)]); start == "" || start[0] != '{' && start[0] != '[' {
		return ""
	}
	shape := ""
	s.flat = true
	s.each = func(r record) error {
		if !isArticles(r.list) {
			return nil
		}
		shape = shapeOf(r)
		return errEnough
	}
	_ = s.scan() // what is damaged behind the first article is for Read to say
	return shape
}

// Read reads an export. One that is damaged, or too large, is refused with a *[kb.SyntaxError] that
// names path and the line; in a file with one article a line, a damaged line costs no other.
func Read(path, text string) (*Export, error) {
	s := newScanner(path, text)
	r := &reader{path: path, export: &Export{Name: Is(text)}, sections: map[string]section{}}
	s.each, s.page, s.bad = r.record, r.page, r.bad
	if err := checkDepth(path, text); err != nil {
		return nil, err
	}
	if r.export.Name == "" {
		return nil, &kb.SyntaxError{Pos: kb.Pos{Path: path}, Msg: "this is no export of a help centre"}
	}
	if err := s.scan(); err != nil {
		return nil, err
	}
	r.finish()
	return r.export, nil
}

// skip accounts for an article that customers are not to read.
func (r *reader) skip(line int, reason string) {
	r.export.Total++
	r.export.Skipped = append(r.export.Skipped, kb.Skipped{Line: line, Reason: reason})
}

// bad accounts for what stands where an article should.
func (r *reader) bad(line int, reason string) error {
	if err := r.count(line); err != nil {
		return err
	}
	r.skip(line, reason)
	return nil
}

// count takes part in the limit of records.
func (r *reader) count(line int) error {
	if r.seen++; r.seen > maxRecords {
		return &kb.SyntaxError{Pos: kb.Pos{Path: r.path, Line: line}, Msg: fmt.Sprintf("more than %d records", maxRecords), Hint: "cut the export into several files"}
	}
	return nil
}

// finding reports what is doubtful at a line.
func (r *reader) finding(code string, line int, hint, format string, args ...any) {
	r.export.Findings = append(r.export.Findings, kb.Finding{
		Pos: kb.Pos{Path: r.path, Line: line}, Code: code, Severity: kb.Warning,
		Message: fmt.Sprintf(format, args...), Hint: hint,
	})
}
