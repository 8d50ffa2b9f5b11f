package export

import (
	"slices"
	"strings"
	"time"

	"firstline/eval/chat"
	"firstline/eval/dialog"
	"firstline/kb/text"
)

// fields gives the text of a key in a record, and whether the record has the key.
type fields func(key string) (string, bool)

// mappedCustomer gives the name of the customer where a record of theirs has one.
func (m *Mapping) mappedCustomer(message dialog.Message, f fields) []string {
	if message.Role != chat.User {
		return nil
	}
	name, _ := f(m.Author)
	return []string{name}
}

// mappedMessage makes a message of a record; said is false where it does not fit, which is told.
func (r *reading) mappedMessage(m *Mapping, f fields) (message dialog.Message, said bool, err error) {
	value, _ := f(m.Role.Key)
	role := m.Role.of(value)
	if role == "" && m.Role.ignores(value) {
		return message, false, nil
	}
	if role == "" {
		return message, false, r.skip("%s is %q, which the role of mapping %s does not name", m.Role.Key, value, m.Name)
	}
	message.Role = role
	if message.Text, _ = f(m.Text); m.HTML {
		message.Text, message.Attachments = htmlText(message.Text)
	}
	message.Text = strings.TrimSpace(message.Text)
	if m.At.Key != "" {
		written, _ := f(m.At.Key)
		message.At = m.At.moment(written, r.Zone)
		if written != "" && message.At.IsZero() {
			return message, false, r.skip("%s is %q, which is no time that is understood", m.At.Key, written)
		}
	}
	if role != chat.User {
		message.Author, _ = f(m.Author)
		message.Role = r.authors.company(role == chat.Operator, message.Author)
	}
	return message, true, nil
}

// about fills in what a record tells of the dialog.
func (m *Mapping) about(f fields) *dialog.Dialog {
	d := &dialog.Dialog{}
	d.Channel, _ = f(m.Channel)
	d.Operator, _ = f(m.Operator)
	d.Version, _ = f(m.Version)
	if rating, ok := f(m.Rating); ok {
		d.Rating = ratingOf(rating)
	}
	tags, _ := f(m.Tags)
	for tag := range strings.FieldsFuncSeq(tags, func(c rune) bool { return c == ',' || c == ';' }) {
		d.Tags = append(d.Tags, strings.TrimSpace(tag))
	}
	return d
}

func ratingOf(s string) int {
	if s = strings.TrimSpace(s); len(s) == 1 && s >= "1" && s <= "5" {
		return int(s[0] - '0')
	}
	return 0
}

// of is the role of a value; empty where it is none.
func (r Roles) of(value string) chat.Role {
	value = text.Fold(value)
	is := func(w string) bool { return text.Fold(w) == value }
	switch {
	case slices.ContainsFunc(r.User, is):
		return chat.User
	case slices.ContainsFunc(r.Operator, is):
		return chat.Operator
	case slices.ContainsFunc(r.Human, is):
		return chat.Human
	}
	return ""
}

func (r Roles) ignores(value string) bool {
	return slices.ContainsFunc(r.Ignore, func(w string) bool { return text.Fold(w) == text.Fold(value) })
}

// moment reads a time as it is written.
func (t Times) moment(s string, zone *time.Location) time.Time {
	s = strings.TrimSpace(s)
	if t.Layout == "" || t.Layout == "unix" {
		return moment(scalar(s), zone)
	}
	parsed, err := time.ParseInLocation(goLayout(t.Layout), s, zone)
	if err != nil {
		return time.Time{}
	}
	return inRange(placed(parsed, zone))
}

// goLayout writes DD.MM.YYYY HH:mm:ss as Go does.
func goLayout(s string) string {
	return strings.NewReplacer("YYYY", "2006", "YY", "06", "MM", "01", "DD", "02", "HH", "15", "hh", "03",
		"mm", "04", "ss", "05", "AM", "PM", "Z", "Z07:00").Replace(s)
}
