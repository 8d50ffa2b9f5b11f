package html

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"firstline/kb/source/md"
)

// maxScript bounds the structured data of one script.
const maxScript = 8 << 20

// collectScripts finds the questions in the scripts of structured data (JSON-LD).
func (b *builder) collectScripts(root *html.Node) {
	each(root, func(n *html.Node) bool {
		if isStructured(n) {
			b.collectScript(n)
		}
		return true
	})
}

func isStructured(n *html.Node) bool {
	return n.DataAtom == atom.Script && strings.HasPrefix(strings.ToLower(attr(n, "type")), "application/ld+json")
}

func (b *builder) collectScript(n *html.Node) {
	data := content(n)
	line := b.facts.line(n)
	if len(data) > maxScript {
		b.notes = append(b.notes, md.Note{Line: line, Message: "structured data of more than 8 MiB is left out"})
		return
	}
	value, err := parseJSON(data)
	if err != nil {
		b.notes = append(b.notes, md.Note{Line: line, Message: "structured data (JSON-LD) cannot be read: " + err.Error(), Hint: "what the page shows is read without it"})
		return
	}
	s := &script{page: b, text: data, line: line}
	s.walk(value)
	if len(s.questions) > 0 {
		b.items[n] = s.questions
	}
}

// parseJSON reads what stands in a script, also with the comments around it and the line breaks
// in strings that templates leave there.
func parseJSON(data string) (any, error) {
	data = strings.TrimSpace(data)
	for _, wrap := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		data = strings.TrimSpace(strings.TrimPrefix(data, wrap))
	}
	for _, wrap := range []string{"-->", "//", "/*]]>*/", "]]>", "//", ";"} {
		data = strings.TrimSpace(strings.TrimSuffix(data, wrap))
	}
	if data == "" {
		return nil, nil
	}
	var value any
	err := json.Unmarshal([]byte(data), &value)
	if err == nil {
		return value, nil
	}
	oneLine := strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, data)
	if json.Unmarshal([]byte(oneLine), &value) == nil {
		return value, nil
	}
	return nil, err
}

// script collects the questions of one script.
type script struct {
	page      *builder
	text      string
	line      int // of the beginning of text
	questions []*question
}

// walk looks for questions anywhere in a value. The order of keys is theirs by name, since JSON
// keeps none; questions stand in lists, which keep theirs.
func (s *script) walk(value any) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			s.walk(item)
		}
	case map[string]any:
		if q := s.question(v); q != nil {
			s.questions = append(s.questions, q)
			return
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			s.walk(v[key])
		}
	}
}

func (s *script) question(v map[string]any) *question {
	name := plainFragment(firstText(v["name"], v["text"], v["headline"]))
	if !isType(v["@type"], "Question") || name == "" {
		return nil
	}
	var answers []string
	for _, key := range []string{"acceptedAnswer", "suggestedAnswer"} {
		for _, answer := range list(v[key]) {
			switch a := answer.(type) {
			case string:
				answers = append(answers, a)
			case map[string]any:
				answers = append(answers, firstText(a["text"], a["description"], a["name"]))
			}
		}
		if strings.TrimSpace(strings.Join(answers, "")) != "" {
			break // others may have suggested other answers; one is accepted
		}
	}
	q := &question{name: name, line: s.lineOf(firstText(v["name"], v["text"], v["headline"]))}
	for _, answer := range answers {
		q.answer = append(q.answer, fragment(answer, q.line)...)
	}
	if letters(plainOf(q.answer)) == "" {
		return nil
	}
	return q
}

// lineOf finds the line on which a text stands in the script; where it is written in escapes, the
// line of the one before it.
func (s *script) lineOf(name string) int {
	quoted, err := json.Marshal(name)
	at := -1
	if err == nil {
		at = strings.Index(s.text, strings.Trim(string(quoted), `"`))
	}
	if at < 0 {
		at = strings.Index(s.text, name)
	}
	if at >= 0 {
		s.line += strings.Count(s.text[:at], "\n")
		s.text = s.text[at:]
	}
	return s.line
}

func isType(value any, name string) bool {
	for _, v := range list(value) {
		if s, ok := v.(string); ok && (s == name || strings.HasSuffix(s, "/"+name)) {
			return true
		}
	}
	return false
}

// list gives the items of a list, and of anything else the one item that it is.
func list(value any) []any {
	switch v := value.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{value}
}

func firstText(values ...any) string {
	for _, value := range values {
		if s, ok := value.(string); ok && strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}
