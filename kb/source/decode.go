package source

import (
	"errors"
	"fmt"

	"firstline/kb"
	"firstline/kb/source/charset"
)

// decode gives the text of a file. A named encoding is believed; without one, a file that is no
// text is refused by name.
func decode(path string, data []byte, named string) (charset.Text, error) {
	if named == "" {
		if err := checkBinary(path, data); err != nil {
			return charset.Text{}, err
		}
	}
	t, err := charset.Decode(data, named)
	return t, atPos(kb.Pos{Path: path}, err)
}

// CheckEncoding refuses the name of an encoding that is not known; pos is where it is written. An empty
// name is none.
func CheckEncoding(name string, pos kb.Pos) error {
	if name == "" {
		return nil
	}
	return atPos(pos, charset.Named(name))
}

// atPos makes a mistake at a place of an error of package charset.
func atPos(pos kb.Pos, err error) error {
	mistake, ok := errors.AsType[*charset.Error](err)
	if !ok {
		return err
	}
	if mistake.Line > 0 {
		pos.Line = mistake.Line
	}
	return &kb.SyntaxError{Pos: pos, Msg: mistake.Msg, Hint: mistake.Hint}
}

// reportDecoding tells what is doubtful about the text of the open file: a finding each.
func (b *builder) reportDecoding(t charset.Text) {
	if t.Certainty < charset.Sure && t.Runner != "" {
		b.problem(doubtfulText, 0,
			fmt.Sprintf("the encoding is probably %s (%.0f %%), or else %s", t.Encoding, 100*t.Certainty, t.Runner),
			"name it: encoding: "+t.Runner+", or encoding: "+t.Encoding+" where the guess is right")
	}
	if len(t.Repaired) > 0 {
		first, lines := t.Repaired[0], "1 line was"
		if n := repairedLines(t.Repaired); n > 1 {
			lines = fmt.Sprintf("%d lines were", n)
		}
		b.problem(repairedText, first.Line,
			fmt.Sprintf("%s repaired, as “%s” into “%s”: %s", lines, first.From, first.To, first.How),
			"save the repaired text as UTF-8")
	}
	if t.Lost > 0 {
		lost := "a character is"
		if t.Lost > 1 {
			lost = fmt.Sprintf("%d characters are", t.Lost)
		}
		b.problem(lostText, t.LostLine, lost+" lost; the first stood here, where � is now", "write what stood there")
	}
}

func repairedLines(repairs []charset.Repair) int {
	n := 0
	for _, r := range repairs {
		n += r.Lines
	}
	return n
}
