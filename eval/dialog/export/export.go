// Package export reads the chat exports of messengers and help desks into sample dialogs.
//
// [Read] gives what an export holds as pieces of dialogs, one at a time: nothing is held but the record at
// hand, however long the export is. The kind of an export is told from its content, by [Detect]. Each kind
// is a file of this package, which says what it looks like and what of it is read:
//
//	telegram   result.json of Telegram Desktop, of one chat or of all
//	intercom   conversations of Intercom with their parts
//	zendesk    tickets of Zendesk with their comments
//	chatwoot   messages of Chatwoot, from its API or its webhooks
//	livechat   archives of LiveChat
//	jivo       chat_finished webhooks of Jivo
//	jivo-bot   events of the Bot API of Jivo
//
// Any other CSV or JSON is read through a [Mapping], which [Guess] proposes. Files in JSON may be one
// document, with the records in a list, or have a record a line.
//
// Of the customer a dialog holds no more than what they wrote: names, addresses and other fields of contact are
// left out. Names, telephones and e-mails go beside it, for the redactor alone (dialog.Piece). What is not meant for the customer's eyes (notes of the staff, events) is left
// out too. Text in HTML becomes plain text, and an attachment a note.
package export

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"firstline/eval/dialog"
	"firstline/kb"
)

// MaxRecord is the longest record of an export, in bytes; a longer one is skipped, or ends the reading where
// it is part of a document.
const MaxRecord = dialog.MaxLine

// Options say what an export does not.
type Options struct {
	Ours    []string       // the company's accounts, by id or name, where the export does not tell the sides
	AI      []string       // those of the company's authors that are AI operators, by id or name
	Zone    *time.Location // of times that are written without one, or in UTC; nil is UTC
	Mapping *Mapping       // of a format that is not built in
	// Met takes in the names of Ours and AI that somebody bears who writes; nil: nobody wants to know.
	Met map[string]bool
}

// SkippedError is a line, or a record, that does not fit. What comes after it is read on.
type SkippedError struct{ kb.SyntaxError }

func skipped(pos kb.Pos, format string, args ...any) *SkippedError {
	return &SkippedError{*kb.Errorf(pos, format, args...)}
}

// Format is a kind of export that is built in.
type Format struct {
	Name      string
	recognise func(shape) bool
	// lists are the keys under which a document holds its records.
	lists []string
	read  func(r *reading, record []byte) error // adds what a record holds
	// document reads what does not consist of records of a bearable size; nil where it does.
	document func(r *reading, in io.Reader) error
}

// Formats gives every format, in the order of the documentation.
func Formats() []Format {
	return []Format{telegram(), intercom(), zendesk(), chatwoot(), livechat(), jivo(), jivoBot()}
}

// Named finds a format by its name.
func Named(name string) (Format, bool) {
	formats := Formats()
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return formats[i], true
}

// errStopped ends the reading for one who wants no more of it.
var errStopped = fmt.Errorf("stopped")

// reading is an export on its way to pieces.
type reading struct {
	Options
	authors authors
	format  string
	pos     kb.Pos // of the record at hand
	yield   func(dialog.Piece, error) bool
	hinted  bool // what to do about skipped records has been said
}

// piece gives a piece of the dialog that has this id in the export, with what that states of the customer.
func (r *reading) piece(kind dialog.PieceKind, id string, d *dialog.Dialog, customer ...string) error {
	d.Messages = slices.DeleteFunc(d.Messages, func(m dialog.Message) bool { return m.Text == "" && len(m.Attachments) == 0 })
	if len(d.Messages) == 0 && kind == dialog.Whole {
		return r.skip("no messages in it")
	}
	customer = slices.DeleteFunc(customer, func(s string) bool { return strings.TrimSpace(s) == "" })
	slices.Sort(customer)
	return r.give(id, dialog.Piece{Dialog: d, Kind: kind, Customer: slices.Compact(customer)})
}

// called tells of a dialog that a human was called, or that none came.
func (r *reading) called(id string, came bool) error {
	return r.give(id, dialog.Piece{Dialog: &dialog.Dialog{}, Kind: dialog.Event, Called: &came})
}

func (r *reading) give(id string, p dialog.Piece) error {
	if id == "" {
		return r.skip("no id of the dialog")
	}
	p.ID, p.Pos = r.format+"-"+id, r.pos
	if !r.yield(p, nil) {
		return errStopped
	}
	return nil
}

// skip tells of the record at hand that it does not fit.
func (r *reading) skip(format string, args ...any) error {
	if !r.yield(dialog.Piece{}, skipped(r.pos, format, args...)) {
		return errStopped
	}
	return nil
}

// skipHinting is skip with a hint, which is given with the first record alone.
func (r *reading) skipHinting(hint, format string, args ...any) error {
	mistake := skipped(r.pos, format, args...)
	if !r.hinted {
		mistake.Hint, r.hinted = hint, true
	}
	if !r.yield(dialog.Piece{}, mistake) {
		return errStopped
	}
	return nil
}

// Read gives the pieces of dialogs that an export of a format holds, and beside them what does not fit, as
// [*SkippedError]. Any other error ends the reading: a [*kb.SyntaxError], or what the reader failed with.
func (f Format) Read(name string, in io.Reader, o Options) iter.Seq2[dialog.Piece, error] {
	return read(name, o, f.Name, func(r *reading) error {
		if f.document != nil {
			return f.document(r, in)
		}
		return r.records(in, f.lists, func(record []byte) error { return f.read(r, record) })
	})
}

func read(name string, o Options, format string, run func(*reading) error) iter.Seq2[dialog.Piece, error] {
	return func(yield func(dialog.Piece, error) bool) {
		r := &reading{Options: o, authors: newAuthors(o), format: format, pos: kb.Pos{Path: name}, yield: yield}
		if r.Zone == nil {
			r.Zone = time.UTC
		}
		if err := run(r); err != nil && err != errStopped { //nolint:errorlint // it is never wrapped
			yield(dialog.Piece{}, err)
		}
	}
}
