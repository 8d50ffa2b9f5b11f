package source

import (
	"slices"
	"strings"
	"unicode"

	"firstline/kb"
)

// readFAQ makes an entry of every row with a question and an answer. Categories become the path;
// columns without a header, and those of other wordings, are other wordings; what remains is
// metadata.
func (t *table) readFAQ(b *builder) {
	question, answer := t.pair()
	t.columns[question].role = questionRole
	if answer >= 0 {
		t.columns[answer].role = answerRole
	}
	for _, r := range t.rows {
		if t.passed(b, r) || len(t.header) > 0 && t.tooWide(b, r) {
			continue
		}
		title, body := r.at(question), r.at(answer)
		switch {
		case title == "" && body == "":
			b.skip(r.line, "neither question nor answer")
		case title == "":
			b.reject(noAnswer, r.line, "no question", "answer has no question", "")
		case body == "":
			b.reject(noAnswer, r.line, "no answer", "question has no answer", "")
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

// isFAQ: the header names questions and answers, and the questions are words; or it names one of
// them, or has none over a column of questions, and half of the answers are sentences. Codes and
// numbers side by side are no FAQ.
func (t *table) isFAQ() bool {
	question, answer := t.find(questionRole), t.find(answerRole)
	switch {
	case question >= 0 && answer >= 0:
		return t.share(question, isNumber) <= 0.5
	case t.find(priceRole) >= 0:
		return false
	case len(t.header) > 0 && question < 0 && answer < 0, len(t.header) == 0 && t.questionColumn() < 0:
		return false
	}
	_, answer = t.pair()
	return answer >= 0 && t.share(answer, isSentence) >= 0.5
}

// isSentence: mostly letters, and more than one word.
func isSentence(cell string) bool {
	letters, digits, words := 0, 0, 0
	for word := range strings.FieldsSeq(cell) {
		before := letters
		for _, r := range word {
			switch {
			case unicode.IsLetter(r):
				letters++
			case unicode.IsDigit(r):
				digits++
			}
		}
		if letters > before {
			words++
		}
	}
	return words > 1 && letters > digits
}

// pair finds the question and the answer, also where no header names them: the column of
// questions, or else the first with text, and the next one. The answer is -1 where there is none.
func (t *table) pair() (question, answer int) {
	if question = t.find(questionRole); question < 0 {
		question = max(t.questionColumn(), t.find(titleRole), 0)
	}
	if answer = t.find(answerRole); answer >= 0 && answer != question {
		return question, answer
	}
	for i, c := range t.columns {
		if i > question && (c.role == unknownRole || len(t.header) == 0) {
			return question, i
		}
	}
	return question, -1
}

// forgetPair takes back what the header seemed to name, where a table is no FAQ.
func (t *table) forgetPair() {
	for i, c := range t.columns {
		if c.role == questionRole || c.role == answerRole {
			t.columns[i].role = unknownRole
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
