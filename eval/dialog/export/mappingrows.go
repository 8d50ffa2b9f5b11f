package export

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"firstline/eval/dialog"
	"firstline/kb"
	"firstline/kb/text"
)

// mapped reads a file through a mapping: JSON where it begins as one does, and else a CSV.
func (r *reading) mapped(in io.Reader, m *Mapping) error {
	buffered := bufio.NewReaderSize(in, window)
	head, err := buffered.Peek(window)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if isJSON(head) {
		lists := []string{}
		if m.Records != "" {
			lists = strings.Split(m.Records, ".")
		}
		return r.records(buffered, lists, func(record []byte) error { return r.mappedRecord(m, record) })
	}
	return r.rows(buffered, head, m)
}

func isJSON(head []byte) bool {
	head = bytes.TrimLeft(head, "\ufeff \t\r\n")
	return len(head) > 0 && (head[0] == '{' || head[0] == '[')
}

// rows reads a CSV. Rows of one dialog need not stand together.
func (r *reading) rows(in io.Reader, head []byte, m *Mapping) error {
	t := &tracked{in: in}
	reader := newCSV(t, head, m.Delimiter)
	header, err := reader.Read()
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err != nil {
		return r.brokenCSV(err)
	}
	r.pos.Line, _ = reader.FieldPos(0)
	columns, err := r.columns(header, m)
	if err != nil {
		return err
	}
	width := len(header)
	for {
		t.begun = reader.InputOffset()
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return r.brokenCSV(err)
		}
		r.pos.Line, _ = reader.FieldPos(0)
		if err := r.row(m, row, columns, width); err != nil {
			return err
		}
	}
}

func newCSV(in io.Reader, head []byte, delimiter string) *csv.Reader {
	reader := csv.NewReader(in)
	reader.LazyQuotes = true
	reader.FieldsPerRecord = -1
	reader.ReuseRecord = true
	reader.Comma = delimiterOf(head)
	if delimiter != "" {
		reader.Comma, _ = utf8.DecodeRuneInString(unescaped(delimiter))
	}
	return reader
}

// delimiterOf is the sign that parts the header into most columns.
func delimiterOf(head []byte) rune {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	best, most := ',', 0
	for _, sign := range ",;\t|" {
		if n := bytes.Count(line, []byte(string(sign))); n > most {
			best, most = sign, n
		}
	}
	return best
}

// columns finds the columns by their headers.
func (r *reading) columns(header []string, m *Mapping) (map[string]int, error) {
	columns := map[string]int{}
	for i, name := range header {
		columns[text.Fold(name)] = i
	}
	var errs []error
	for _, key := range m.keys() {
		if _, ok := columns[text.Fold(key)]; ok {
			continue
		}
		mistake := kb.Errorf(r.pos, "no column %q, which mapping %s names", key, m.Name)
		if near := text.Closest(key, header); near != "" {
			mistake.Hint = "did you mean " + near + "?"
		}
		errs = append(errs, mistake)
	}
	return columns, errors.Join(errs...)
}

func (r *reading) row(m *Mapping, row []string, columns map[string]int, width int) error {
	if slices.IndexFunc(row, func(cell string) bool { return cell != "" }) < 0 {
		return nil
	}
	if len(row) != width {
		return r.skip("the row has %d cells, and the header %d", len(row), width)
	}
	if !utf8.ValidString(strings.Join(row, "")) {
		return r.skip("the row is not UTF-8")
	}
	cell := func(key string) (string, bool) {
		i, ok := columns[text.Fold(key)]
		if !ok || key == "" {
			return "", false
		}
		return strings.Clone(row[i]), true
	}
	return r.mappedRow(m, cell)
}

// mappedRow gives a record that is one message.
func (r *reading) mappedRow(m *Mapping, f fields) error {
	message, said, err := r.mappedMessage(m, f)
	if err != nil || !said {
		return err
	}
	if message.Text == "" && len(message.Attachments) == 0 {
		return r.skip("%s is empty", m.Text)
	}
	d := m.about(f)
	d.Messages = []dialog.Message{message}
	id, _ := f(m.ID)
	return r.piece(dialog.Row, strings.TrimSpace(id), d, m.mappedCustomer(message, f)...)
}

// brokenCSV says why a table cannot be read on.
func (r *reading) brokenCSV(err error) error {
	parse, ok := errors.AsType[*csv.ParseError](err)
	switch {
	case errors.Is(err, errLong):
		r.pos.Line++
		mistake := broken(r.pos, err)
		if syntax, ok := errors.AsType[*kb.SyntaxError](mistake); ok {
			syntax.Hint = "a quotation mark may be missing at its end"
		}
		return mistake
	case ok:
		return kb.Errorf(kb.Pos{Path: r.pos.Path, Line: parse.StartLine}, "this is no row of a CSV: %v", parse.Err)
	}
	return err
}
