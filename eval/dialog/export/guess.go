package export

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"firstline/eval/dialog"
	"firstline/kb/text"
)

// Guess proposes a mapping for the beginning of a CSV or JSON: keys by their names, roles by their values, the
// way times are written by those that are there. Unsure are the values of the role that are known to be no
// side; whoever pastes the mapping has to place them.
func Guess(head []byte) (m Mapping, unsure []string, err error) {
	keys, rows, m, err := samples(head)
	if err != nil {
		return m, nil, err
	}
	used := map[string]bool{}
	find := func(names ...string) string {
		key := nearest(keys, used, names)
		used[key] = true
		return key
	}
	// The most telling first: what is taken by one is not looked at for the next.
	m.Text = find("text", "message", "body", "content", "msg", "сообщение", "текст", "реплика", "вопрос")
	m.Role.Key = find("role", "sender_type", "author_type", "direction", "from", "sender", "side", "кто", "роль", "направление", "отправитель", "сторона", "type", "тип")
	m.At.Key = find("at", "created_at", "sent_at", "timestamp", "datetime", "time", "date", "дата и время", "время", "дата", "created")
	m.ID = find("dialog_id", "conversation_id", "chat_id", "ticket_id", "session_id", "thread_id", "dialog", "conversation", "chat", "ticket", "session",
		"id диалога", "номер диалога", "номер обращения", "диалог", "обращение", "чат", "тикет", "id")
	m.Author = find("author", "agent_name", "agent", "operator_name", "manager", "автор", "имя оператора", "сотрудник", "менеджер", "оператор", "operator")
	m.Channel = find("channel", "source", "канал", "источник")
	m.Rating = find("rating", "csat", "score", "оценка")
	if m.Text == "" || m.Role.Key == "" || m.ID == "" {
		return m, nil, errors.New("no column or key has a name like those of a dialog's id, a message's text and who wrote it")
	}
	m.At.Layout = layoutOf(rows, m.At.Key)
	unsure = m.Role.guess(rows)
	return m, unsure, nil
}

// samples are the keys of a file and some of its records, and what of the mapping is known from them.
func samples(head []byte) (keys []string, rows []fields, m Mapping, err error) {
	if !isJSON(head) {
		keys, rows, err = sampleRows(head)
		return keys, rows, m, err
	}
	r := &reading{yield: func(dialog.Piece, error) bool { return true }} // what does not fit is told when it is read
	s := shapeOf(head)
	// The longest list under a key is that of the records, or of the messages in a record.
	for path := range s {
		if parent, key, nested := cutLast(path); nested && slices.Contains([]string{"text", "message", "body", "content", "сообщение", "текст"}, text.Fold(key)) {
			m.Messages = parent
		}
	}
	var lists []string
	if first, rest, nested := strings.Cut(m.Messages, "."); nested || m.Messages != "" && !s.hasBeside(m.Messages) {
		m.Records, m.Messages = first, rest
		lists = []string{first}
	}
	seen := map[string]bool{}
	note := func(v any) {
		object, _ := v.(map[string]any)
		for key := range object {
			if !seen[key] {
				seen[key] = true
				keys = append(keys, key)
			}
		}
		rows = append(rows, fieldsOf(v))
	}
	err = r.records(bytes.NewReader(head), lists, func(record []byte) error {
		v, err := decodeAny(record)
		if err != nil {
			return nil //nolint:nilerr // the beginning of a file may be cut anywhere
		}
		note(v)
		if inside, ok := lookup(v, m.Messages).([]any); ok && m.Messages != "" {
			for _, one := range inside {
				note(one)
			}
		}
		return nil
	})
	if len(rows) > 0 {
		err = nil
	}
	slices.Sort(keys)
	return keys, rows, m, err
}

// hasBeside tells whether a list stands beside other keys of a record: it is that of the messages then.
func (s shape) hasBeside(list string) bool {
	for path := range s {
		if path != "" && path != list && !strings.Contains(path, ".") && slices.Contains([]string{"id", "dialog_id", "chat_id", "conversation_id", "ticket_id", "session_id"}, text.Fold(path)) {
			return true
		}
	}
	return false
}

func cutLast(path string) (parent, key string, nested bool) {
	i := strings.LastIndexByte(path, '.')
	if i < 0 {
		return "", path, false
	}
	return path[:i], path[i+1:], true
}

// sampleRows reads the header of a CSV and its first rows.
func sampleRows(head []byte) (keys []string, rows []fields, err error) {
	const most = 200
	reader := newCSV(bytes.NewReader(head), head, "")
	reader.ReuseRecord = false
	header, err := reader.Read()
	if err != nil {
		return nil, nil, err
	}
	for len(rows) < most {
		row, err := reader.Read()
		if err != nil {
			if errors.Is(err, io.EOF) {
				break
			}
			return header, rows, err
		}
		rows = append(rows, func(key string) (string, bool) {
			i := slices.Index(header, key)
			if i < 0 || i >= len(row) {
				return "", false
			}
			return row[i], true
		})
	}
	return header, rows, nil
}

// nearest finds the key that is called as one of the names, or else holds one.
func nearest(keys []string, used map[string]bool, names []string) string {
	plain := func(s string) string { return strings.NewReplacer("_", " ", "-", " ").Replace(text.Fold(s)) }
	for _, exact := range []bool{true, false} {
		for _, name := range names {
			for _, key := range keys {
				is := plain(key) == plain(name)
				if !exact {
					is = len(name) > 2 && strings.Contains(plain(key), plain(name))
				}
				if is && !used[key] {
					return key
				}
			}
		}
	}
	return ""
}

// guess places the values of the role. What it does not know it gives back.
func (r *Roles) guess(rows []fields) (unsure []string) {
	user := []string{"user", "client", "customer", "visitor", "contact", "lead", "guest", "in", "incoming", "inbound", "end-user", "клиент", "посетитель", "пользователь", "покупатель", "гость", "входящее", "входящий"}
	operator := []string{"bot", "ai", "assistant", "robot", "chatbot", "бот", "ии", "робот", "ассистент", "ии-оператор"}
	human := []string{"human", "agent", "operator", "manager", "support", "staff", "employee", "admin", "out", "outgoing", "outbound", "оператор", "человек", "сотрудник", "менеджер", "специалист", "поддержка", "исходящее", "исходящий"}
	ignore := []string{"system", "event", "note", "internal", "система", "системное", "событие", "заметка"}
	seen := map[string]bool{}
	for _, f := range rows {
		value, ok := f(r.Key)
		if !ok || seen[value] {
			continue
		}
		seen[value] = true
		switch plain := text.Fold(value); {
		case slices.Contains(user, plain):
			r.User = append(r.User, value)
		case slices.Contains(operator, plain):
			r.Operator = append(r.Operator, value)
		case slices.Contains(human, plain):
			r.Human = append(r.Human, value)
		case slices.Contains(ignore, plain):
			r.Ignore = append(r.Ignore, value)
		default:
			unsure = append(unsure, value)
		}
	}
	return unsure
}

// layoutOf finds the layout that all times are written in; empty where it need not be said, or is not known.
func layoutOf(rows []fields, key string) string {
	usual := func(layout string) bool {
		found := 0
		for _, f := range rows {
			value, _ := f(key)
			if value == "" {
				continue
			}
			if (Times{Layout: layout}).moment(value, time.UTC).IsZero() {
				return false
			}
			found++
		}
		return found > 0
	}
	if usual("") {
		return ""
	}
	for _, layout := range []string{"DD.MM.YYYY, HH:mm:ss", "DD.MM.YYYY, HH:mm", "DD.MM.YY HH:mm", "DD/MM/YYYY HH:mm:ss", "DD/MM/YYYY HH:mm", "YYYY/MM/DD HH:mm:ss", "MM/DD/YYYY hh:mm AM", "MM/DD/YYYY HH:mm", "DD.MM.YYYY", "YYYY-MM-DD"} {
		if usual(layout) {
			return layout
		}
	}
	return ""
}
