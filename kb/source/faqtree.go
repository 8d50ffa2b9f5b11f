package source

import (
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

// faqTree reads questions and answers from the maps and lists of YAML and JSON:
//
//	[{"question": "…", "answer": "…"}]
//	Доставка: [{q: …, a: …}]
//	Как вернуть товар?: Напишите нам.
//
// The names of what they stand in become the path.
type faqTree struct{ b *builder }

// readFAQTree tells whether a tree holds questions with their answers, and reads them.
func readFAQTree(f *file, b *builder, root *yaml.Node) (kind kb.SourceKind, ok bool, err error) {
	if !holdsQuestions(root, 0) {
		return "", false, nil
	}
	if kind, err = f.kind(kb.KindFAQ, kb.KindFAQ); err != nil {
		return "", false, err
	}
	t := faqTree{b: b}
	t.read(root, nil)
	return kind, true, nil
}

// faqKey says what a key of a question is; empty for any other.
func faqKey(key string) string {
	switch text.Fold(key) {
	case "question", "q", "вопрос", "в":
		return "question"
	case "answer", "a", "ответ", "о", "acceptedanswer":
		return "answer"
	case "also", "variants", "synonyms", "еще", "варианты":
		return "also"
	case "id", "slug":
		return "id"
	case "category", "section", "group", "topic", "name", "title", "категория", "раздел", "тема", "название":
		return "name"
	case "faq", "faqs", "items", "questions", "data", "entries", "list", "categories", "sections", "вопросы", "категории", "разделы":
		return "list"
	}
	return ""
}

// pairOf gives the question and the answer of a map, nil where it has none.
func pairOf(n *yaml.Node) (question, answer *yaml.Node) {
	for _, pair := range n.Pairs() {
		switch faqKey(pair.Key.Text()) {
		case "question":
			question = pair.Value
		case "answer":
			answer = pair.Value
		}
	}
	if question == nil || answer == nil || question.Kind() != yaml.Scalar || answer.Kind() == yaml.Map || answer.Kind() == yaml.List {
		return nil, nil
	}
	return question, answer
}

// isAsked tells a pair whose key is a question and whose value is the answer, not the address of a
// page.
func isAsked(pair yaml.Pair) bool {
	return pair.Value.Kind() == yaml.Scalar && !isCode(pair.Value.Text()) && strings.HasSuffix(strings.TrimSpace(pair.Key.Text()), "?")
}

func holdsQuestions(n *yaml.Node, depth int) bool {
	if depth > 100 {
		return false
	}
	if question, _ := pairOf(n); question != nil {
		return true
	}
	for _, item := range n.Items() {
		if holdsQuestions(item, depth+1) {
			return true
		}
	}
	for _, pair := range n.Pairs() {
		if isAsked(pair) || holdsQuestions(pair.Value, depth+1) {
			return true
		}
	}
	return false
}

// read goes through a part of the tree; path names what it stands in.
func (t *faqTree) read(n *yaml.Node, path []string) {
	if question, answer := pairOf(n); question != nil {
		t.pair(n, question, answer, path)
		return
	}
	for _, item := range n.Items() {
		t.read(item, path)
	}
	for _, pair := range n.Pairs() {
		if faqKey(pair.Key.Text()) == "name" && pair.Value.Kind() == yaml.Scalar {
			path = append(slices.Clip(path), pair.Value.Text())
			t.b.countHeading()
			break
		}
	}
	for _, pair := range n.Pairs() {
		name := pair.Key.Text()
		switch {
		case isAsked(pair):
			t.add(pair.Key, pair.Value, draft{Entry: kb.Entry{Path: path}})
		case pair.Value.Kind() == yaml.Scalar && faqKey(name) == "name":
		case pair.Value.Kind() == yaml.Scalar:
			t.b.skip(pair.Key.Pos().Line, "no question: %s", name)
		case faqKey(name) != "":
			t.read(pair.Value, path)
		case pair.Value.Kind() != yaml.Null:
			t.b.countHeading()
			t.read(pair.Value, append(slices.Clip(path), name))
		}
	}
	if n.Kind() == yaml.Scalar {
		t.b.skip(n.Pos().Line, "no question: %s", firstWords(n.Text()))
	}
}

// pair makes an entry of a map with a question and an answer. What else it says is kept: its
// category in the path, other texts as metadata.
func (t *faqTree) pair(n, question, answer *yaml.Node, path []string) {
	d := draft{Entry: kb.Entry{Path: path, Meta: map[string]string{}}}
	for _, pair := range n.Pairs() {
		switch key := pair.Key.Text(); faqKey(key) {
		case "question", "answer":
		case "also":
			d.Also = texts(pair.Value)
		case "id":
			d.id = pair.Value.Text()
		case "name":
			d.Path = append(slices.Clip(path), pair.Value.Text())
		default:
			if pair.Value.Kind() == yaml.Scalar {
				d.Meta[key] = pair.Value.Text()
			} else if pair.Value.Kind() != yaml.Null {
				d.Meta[key] = strings.Join(texts(pair.Value), ", ")
			}
		}
	}
	if len(d.Meta) == 0 {
		d.Meta = nil
	}
	d.Source = kb.Pos{Line: n.Pos().Line, EndLine: lastLine(answer)}
	t.add(question, answer, d)
}

func (t *faqTree) add(question, answer *yaml.Node, d draft) {
	line := question.Pos().Line
	d.Kind, d.Title, d.Body = kb.FAQ, strings.TrimSpace(question.Text()), strings.TrimSpace(answer.Text())
	if d.Source.Line == 0 {
		d.Source = kb.Pos{Line: line, EndLine: lastLine(answer)}
	}
	d.Source.EndLine = min(max(d.Source.EndLine, d.Source.Line), len(t.b.file.lines))
	switch {
	case d.Title == "":
		t.b.reject(noAnswer, line, "no question", "answer has no question", "")
	case d.Body == "":
		t.b.reject(noAnswer, line, "no answer", "question has no answer", "write the answer below it")
	default:
		if d.id != "" {
			d.anchor, d.id = d.id, ""
		}
		t.b.countEntry()
		t.b.add(d)
	}
}
