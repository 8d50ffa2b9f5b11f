package source

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// isFAQ: the header names questions and answers, and the questions are words; or it names one of
// them, or has none over a column of questions, and half of the answers are sentences, or codes:
// readFAQ asks what those are. Where a column holds hardly anything but questions, other answers are
// short, and the header may call them anything. Numbers side by side are no FAQ.
func (t *table) isFAQ() bool {
	question, answer := t.find(questionRole), t.find(answerRole)
	asked := t.questionColumn()
	asks := asked >= 0 && t.share(asked, isQuestion) >= 0.7
	switch {
	case question >= 0 && answer >= 0:
		return t.share(question, isNumber) <= 0.5
	case t.hasPrices():
		return false
	case len(t.header) > 0 && question < 0 && answer < 0 && (!asks || !t.isBesideOne(asked)), len(t.header) == 0 && asked < 0:
		return false
	}
	question, answer = t.pair()
	if answer < 0 || t.share(question, isNumber) > 0.5 {
		return false
	}
	codes := t.areCodes(answer)
	return t.share(answer, isSentence) >= 0.5 || codes && t.share(answer, isBareNumber) < 0.5 || codes && t.find(questionRole) >= 0 ||
		asks && question == asked && t.share(answer, isNumber) <= 0.5
}

// areCodes tells whether a column holds codes, and words that may be some beside them: refund among
// reset_password and order_status.
func (t *table) areCodes(column int) bool {
	codes := t.share(column, isCode)
	return codes > 0.5 || codes >= 0.5 && t.share(column, func(s string) bool {
		return !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII || unicode.IsSpace(r) || unicode.IsUpper(r) })
	}) == 1
}

// isBesideOne tells whether a column has a single other one beside it that no header explains, so that
// the answers can only be there.
func (t *table) isBesideOne(column int) bool {
	n := 0
	for i, c := range t.columns {
		if i != column && c.role == unknownRole {
			n++
		}
	}
	return n == 1
}

// pair finds the question and the answer, also where no header names them: the column of
// questions, or else the first with text, and the next one. Where that holds codes and another
// sentences, the answers are those. The answer is -1 where there is none.
func (t *table) pair() (question, answer int) {
	if question = t.find(questionRole); question < 0 {
		question = max(t.questionColumn(), t.find(titleRole), 0)
	}
	answer = -1
	if i := t.find(answerRole); i >= 0 && i != question {
		answer = i
	}
	for i, c := range t.columns {
		free := i > question && (c.role == unknownRole || len(t.header) == 0)
		switch {
		case !free || i == answer || c.named:
		case answer < 0:
			answer = i
		case !t.columns[answer].named && t.share(answer, isCode) > 0.5 && t.share(i, isSentence) >= 0.5:
			return question, i
		}
	}
	return question, answer
}

// questionColumn finds a column of which half the cells are questions, -1 where there is none.
func (t *table) questionColumn() int {
	for i := range t.columns {
		if t.share(i, isQuestion) >= 0.5 {
			return i
		}
	}
	return -1
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
		if !named && !unnamed || r.cells[i].across {
			continue
		}
		for _, wording := range splitWordings(r.at(i)) {
			if !slices.Contains(all, wording) {
				all = append(all, wording)
			}
		}
	}
	return all
}

// meta keeps the named columns that have no other place.
func (t *table) meta(r record) map[string]string {
	var meta map[string]string
	for i, c := range t.reached(r) {
		value := r.at(i)
		if value == "" || !strings.ContainsFunc(c.header, unicode.IsLetter) {
			continue
		}
		switch c.role {
		case questionRole, answerRole, alsoRole, idRole, categoryRole, dealerRole, hiddenRole:
			continue
		default:
		}
		if meta == nil {
			meta = map[string]string{}
		}
		key := c.header
		if c.role == lintRole {
			key = string(lintRole)
		}
		meta[key] = strings.TrimPrefix(cmp.Or(meta[key], "")+"; "+value, "; ")
	}
	return meta
}
