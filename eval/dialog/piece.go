package dialog

import (
	"cmp"
	"slices"
	"strings"

	"firstline/eval/chat"
)

// Piece is what one place of an export holds of a dialog. Pieces of one ID make up a dialog.
type Piece struct {
	*Dialog
	Kind PieceKind
	// Called tells that a human was called here, or that none came; nil: neither.
	Called *bool
	// Customer is what the export states of the customer beside what they wrote: names, telephones, e-mails. It
	// is no part of the dialog, and tells the redactor what to look for.
	Customer []string
}

// PieceKind says how a piece belongs to the others of its dialog.
type PieceKind int

const (
	// Whole is all of a dialog; the last of several holds.
	Whole PieceKind = iota
	// Row is one message of a list that is always exported whole.
	Row
	// Event is one message of a log that goes on: what is known of the dialog from earlier logs stays.
	Event
)

// Join makes one piece of those of a dialog, in the order of the export.
func Join(pieces []Piece) Piece {
	var j joining
	for _, p := range pieces {
		if p.Kind == Whole || j.kept == nil {
			j = joining{customer: j.customer, kept: map[messageKey]int{}, seen: map[messageKey]map[string]int{}}
		}
		j.add(p)
	}
	j.joined.settle()
	return Piece{Dialog: &j.joined, Kind: pieces[len(pieces)-1].Kind, Called: j.called, Customer: j.customer}
}

// joining is a dialog that is put together.
type joining struct {
	joined   Dialog
	called   *bool
	customer []string
	kept     map[messageKey]int
	seen     map[messageKey]map[string]int // by file
}

// messageKey is what tells two messages apart. One without a time has at 0.
type messageKey struct {
	at                              int64
	role, author, text, attachments string
}

func keyOf(m Message) messageKey {
	return messageKey{at: timeOf(m), role: string(m.Role), author: m.Author, text: m.Text, attachments: strings.Join(m.Attachments, "\n")}
}

// timeOf is the time of a message in nanoseconds, 0 where it has none.
func timeOf(m Message) int64 {
	if m.At.IsZero() {
		return 0
	}
	return m.At.UnixNano()
}

// add adds a piece. A message may be there several times, since people repeat themselves within a minute; one that a
// second file has too, at the same time, is not added again, nor one that a log has twice, which was delivered twice.
func (j *joining) add(p Piece) {
	j.joined.ID = p.ID
	if j.joined.Pos.Line == 0 {
		j.joined.Pos = p.Pos
	}
	j.joined.learn(p.Dialog)
	if p.Called != nil {
		j.called, j.joined.HandedOff = p.Called, *p.Called
	}
	for _, stated := range p.Customer {
		if !slices.Contains(j.customer, stated) {
			j.customer = append(j.customer, stated)
		}
	}
	for _, m := range p.Messages {
		k := keyOf(m)
		if j.seen[k] == nil {
			j.seen[k] = map[string]int{}
		}
		j.seen[k][p.Pos.Path]++
		if k.at == 0 || j.kept[k] == 0 || p.Kind != Event && j.seen[k][p.Pos.Path] > j.kept[k] {
			j.joined.Messages = append(j.joined.Messages, m)
			j.kept[k]++
		}
	}
}

// Continue puts what a log tells of a dialog behind what is known of it. A message that is known already is not
// repeated: same tells whether a known one is one of the log. With a time it is known once for all, without as
// often as it is known.
func Continue(known *Dialog, log Piece, same func(known, logged Message) bool) *Dialog {
	d := *known
	d.Pos = log.Pos
	d.Messages, d.Tags = slices.Clone(known.Messages), slices.Clone(known.Tags)
	d.learn(log.Dialog)
	if log.Called != nil {
		d.HandedOff = *log.Called
	}
	left := map[int64][]Message{} // by time
	for _, m := range known.Messages {
		left[timeOf(m)] = append(left[timeOf(m)], m)
	}
	for _, m := range log.Messages {
		at := timeOf(m)
		i := slices.IndexFunc(left[at], func(k Message) bool { return same(k, m) })
		if i < 0 {
			d.Messages = append(d.Messages, m)
		} else {
			left[at] = slices.Delete(left[at], i, i+1)
		}
	}
	d.settle()
	return &d
}

// learn takes over what is not known yet of the dialog as a whole; of its beginnings the earliest.
func (d *Dialog) learn(other *Dialog) {
	d.Channel = cmp.Or(d.Channel, other.Channel)
	d.Operator = cmp.Or(d.Operator, other.Operator)
	d.Version = cmp.Or(d.Version, other.Version)
	d.Language = cmp.Or(d.Language, other.Language)
	d.Rating = cmp.Or(d.Rating, other.Rating)
	d.HandedOff = d.HandedOff || other.HandedOff
	if d.Started.IsZero() || !other.Started.IsZero() && other.Started.Before(d.Started) {
		d.Started = other.Started
	}
	for _, tag := range other.Tags {
		if tag != "" && !slices.Contains(d.Tags, tag) {
			d.Tags = append(d.Tags, tag)
		}
	}
}

// settle puts the messages into the order of their times, where each has one, and fills in what follows
// from them.
func (d *Dialog) settle() {
	if !slices.ContainsFunc(d.Messages, func(m Message) bool { return m.At.IsZero() }) {
		slices.SortStableFunc(d.Messages, func(a, b Message) int { return a.At.Compare(b.At) })
	}
	for _, m := range d.Messages {
		if d.Started.IsZero() {
			d.Started = m.At
		}
		if m.Role == chat.Operator {
			d.Operator = cmp.Or(d.Operator, m.Author)
		}
	}
}

// Heard tells whether the customer says anything in the dialog.
func (d *Dialog) Heard() bool {
	return slices.ContainsFunc(d.Messages, func(m Message) bool { return m.Role == chat.User })
}
