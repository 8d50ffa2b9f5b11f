package source

import (
	"slices"
	"strings"

	"firstline/kb"
)

// readFAQ makes an entry of every row with a question and an answer. Categories become the path;
// columns without a header, and those of other wordings, are other wordings; what remains is
// metadata.
func (t *table) readFAQ(b *builder) {
	t.setPair()
	question, answer := t.find(questionRole), t.find(answerRole)
	for _, r := range t.rows {
		if t.passed(b, r) || len(t.header) > 0 && t.tooWide(b, r) {
			continue
		}
		title, body := r.at(question), r.at(answer)
		switch {
		case title == "" && body == "":
			b.skip(r.line, "neither question nor answer")
		case title == "":
			b.skip(r.line, "answer has no question")
			b.problem(noAnswer, r.line, "answer has no question", "")
		case body == "":
			b.skip(r.line, "question has no answer")
			b.problem(noAnswer, r.line, "question has no answer", "")
		default:
			b.countEntry()
			b.add(draft{id: t.id(b, r), Entry: kb.Entry{
				Kind: kb.FAQ, Title: strings.Join(strings.Fields(title), " "), Also: t.wordings(r, answer),
				Body: body, BodyLine: r.cells[answer].line, Path: t.path(r), Meta: t.meta(r),
				Source: kb.Pos{Line: r.line, EndLine: r.end},
			}})
		}
	}
}

// setPair finds the question and the answer where no header names them: the column of questions,
// or else the first with text, and the next one.
func (t *table) setPair() {
	question := t.find(questionRole)
	if question < 0 {
		question = max(t.questionColumn(), t.find(titleRole), 0)
		t.columns[question].role = questionRole
	}
	if t.find(answerRole) >= 0 {
		return
	}
	for i := range t.columns {
		if i > question && (t.columns[i].role == unknownRole || len(t.header) == 0) {
			t.columns[i].role = answerRole
			return
		}
	}
}

// wordings collects the other wordings of a question. A cell holds several, parted by | or line
// ends.
func (t *table) wordings(r record, answer int) []string {
	var all []string
	for i := range r.cells {
		named := i < len(t.columns) && t.columns[i].role == alsoRole
		unnamed := i > answer && (i >= len(t.columns) || t.columns[i].header == "" && t.columns[i].role == unknownRole)
		if !named && !unnamed {
			continue
		}
		for wording := range strings.FieldsFuncSeq(r.at(i), func(c rune) bool { return c == '|' || c == '\n' }) {
			if wording = strings.TrimSpace(wording); wording != "" && !slices.Contains(all, wording) {
				all = append(all, wording)
			}
		}
	}
	return all
}

// meta keeps the named columns that have no other place.
func (t *table) meta(r record) map[string]string {
	var meta map[string]string
	for i, c := range t.columns {
		value := r.at(i)
		if value == "" || c.header == "" {
			continue
		}
		switch c.role {
		case questionRole, answerRole, alsoRole, idRole, categoryRole:
			continue
		default:
		}
		if meta == nil {
			meta = map[string]string{}
		}
		if before := meta[c.header]; before != "" {
			value = before + "; " + value
		}
		meta[c.header] = value
	}
	return meta
}
