package source

import (
	"firstline/kb"
)

// readFAQ makes an entry of every row with a question and an answer. Categories become the path;
// columns without a header, and those of other wordings, are other wordings; what remains is
// metadata. Where the answers are codes, nothing can be served: the rows are skipped, unless the
// project says that they are answers.
func (t *table) readFAQ(b *builder, wanted bool) {
	question, answer := t.pair()
	t.columns[question].role = questionRole
	if answer >= 0 {
		t.columns[answer].role = answerRole
	}
	codes := answer >= 0 && !wanted && !t.columns[answer].named && t.areCodes(answer)
	if codes {
		b.problem(codeAnswers, t.headerLine(), "the answers are codes and no sentences: "+t.columnName(answer),
			"name the column of answers in firstline.yaml under sources, columns, answer; kind: faq takes the codes for answers")
	}
	f := &faqWalk{table: t, b: b, question: question, answer: answer, codes: codes}
	for i, r := range t.rows {
		if t.passed(r) {
			continue
		}
		if len(t.header) > 0 && t.tooWide(b, r) {
			continue
		}
		f.row(i, r)
	}
	t.keep(f.pending)
}

// faqWalk is the way through the rows of a FAQ.
type faqWalk struct {
	*table
	b                *builder
	question, answer int
	codes            bool
	levels           levels
	pending          []record
}

func (f *faqWalk) row(at int, r record) {
	title, body := r.at(f.question), r.at(f.answer)
	switch {
	case f.goesOn(r):
		last := &f.pieces[len(f.pieces)-1]
		last.Body += "\n" + body
		last.Source.EndLine, last.BodyLine = r.end, 0
		f.ledger.mark(r, isEntry)
	case f.isSection(at, r):
		c, _ := f.category(at)
		f.levels.add(c, len(f.pending) > 0, false)
		f.pending = append(f.pending, r)
	case title == "" && body == "":
		f.ledger.skip(r, "neither question nor answer")
	case title == "":
		f.reject(f.b, noAnswer, r, "no question", "answer has no question", "")
	case body == "":
		f.reject(f.b, noAnswer, r, "no answer", "question has no answer", "")
	case f.codes:
		f.ledger.skip(r, "the answer is a code: "+shorten(oneLine(body)))
	default:
		f.add(r, title, body)
	}
}

func (f *faqWalk) add(r record, title, body string) {
	for _, p := range f.pending {
		f.ledger.mark(p, isHeading)
	}
	f.pending = nil
	f.ledger.mark(r, isEntry)
	f.pieces = append(f.pieces, piece{draft: draft{id: f.idOf(f.b.file.path, r), Entry: kb.Entry{
		Kind: kb.FAQ, Title: oneLine(title), Also: f.wordings(r, f.answer),
		Body: body, BodyLine: r.cells[f.answer].line, Path: append(f.levels.path(), f.path(r)...), Meta: f.meta(r),
		Source: kb.Pos{Line: r.line, EndLine: r.end},
	}}})
}

// goesOn tells whether a row holds a further part of the answer above: its question is merged
// with the one above.
func (f *faqWalk) goesOn(r record) bool {
	n := len(f.pieces)
	return n > 0 && f.question < len(r.cells) && r.cells[f.question].down && r.at(f.answer) != "" && !r.cells[f.answer].down &&
		f.pieces[n-1].Kind == kb.FAQ && f.pieces[n-1].Title == oneLine(r.at(f.question))
}

// isSection tells whether a row of one cell names the questions below it, where it is none itself.
func (f *faqWalk) isSection(at int, r record) bool {
	if f.answer < 0 || r.filled() > 2 || r.at(f.answer) != "" && !r.cells[f.answer].across {
		return false
	}
	i := firstFilled(r)
	name := r.at(i)
	if i < 0 || isIndex(name) || isQuestion(name) || isRemark(r) {
		return false
	}
	if _, ok := f.category(at); !ok {
		return false
	}
	merged := i+1 < len(r.cells) && r.cells[i+1].across
	return merged || i != f.question || r.cells[i].style != 0 || f.share(f.question, isQuestion) >= 0.5
}
