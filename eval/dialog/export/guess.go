package export

import (
	"errors"
	"slices"
	"strings"
	"time"

	"firstline/kb/text"
)

// Guess proposes a mapping for the beginning of a CSV or JSON: roles by the values that are those of a side, the
// other keys by their names, and the way times are written by those that are there. Unsure are values of the
// role that are no known side; whoever pastes the mapping has to place them.
func Guess(head []byte) (m Mapping, unsure []string, err error) {
	s, err := sample(head)
	if err != nil {
		return m, nil, err
	}
	used := map[string]bool{}
	find := func(names ...string) string {
		key := s.nearest(used, names)
		used[key] = true
		return key
	}
	m.Records, m.Messages = s.records, s.messages
	// The most telling first: what is taken by one is not looked at for the next.
	m.Role.Key = s.roleKey()
	used[m.Role.Key] = true
	m.Text = find("text", "message", "body", "content", "msg", "сообщение", "текст", "реплика", "вопрос")
	m.At.Key = find("at", "ts", "created_at", "sent_at", "timestamp", "datetime", "time", "date", "дата и время", "время", "дата", "created")
	if m.At.Key == "" {
		m.At.Key = s.timeKey(used)
	}
	m.ID = find("dialog_id", "conversation_id", "chat_id", "ticket_id", "session_id", "thread_id", "dialog", "conversation", "chat", "ticket", "session",
		"id диалога", "номер диалога", "номер обращения", "диалог", "обращение", "чат", "тикет", "id")
	m.Author = find("author", "agent_name", "agent", "operator_name", "manager", "from_name", "автор", "имя оператора", "сотрудник", "менеджер", "оператор", "operator")
	m.Channel = find("channel", "source", "канал", "источник")
	m.Rating = find("rating", "csat", "score", "оценка")
	if m.Text == "" || m.Role.Key == "" || m.ID == "" {
		return m, nil, errors.New("no column or key looks like a dialog's id, a message's text, or who wrote it")
	}
	m.At.Layout = s.layout(m.At.Key)
	return m, m.Role.place(s.values(m.Role.Key)), nil
}

// nearest finds the key that is called as one of the names, or else holds one.
func (s *samples) nearest(used map[string]bool, names []string) string {
	plain := func(s string) string { return strings.NewReplacer("_", " ", "-", " ", ".", " ").Replace(text.Fold(s)) }
	for _, exact := range []bool{true, false} {
		for _, name := range names {
			for _, key := range s.keys {
				_, last, _ := cutLast(key)
				is := plain(key) == plain(name) || plain(last) == plain(name)
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

// roleKey finds the key with most values that are those of a side; where several have, the one with the
// fewest values.
func (s *samples) roleKey() string {
	best, most, fewest := "", 0.0, 0
	for _, key := range s.keys {
		values := s.values(key)
		var r Roles
		placed := len(values) - len(r.place(values))
		share := float64(placed) / float64(max(len(values), 1))
		if len(r.User) > 0 && (share > most || share == most && len(values) < fewest) {
			best, most, fewest = key, share, len(values)
		}
	}
	return best
}

// place places the values that are known to be a side. What it does not know it gives back.
func (r *Roles) place(values []string) (unsure []string) {
	for _, value := range values {
		switch plain := text.Fold(value); {
		case slices.Contains(sideWords("user"), plain):
			r.User = append(r.User, value)
		case slices.Contains(sideWords("operator"), plain):
			r.Operator = append(r.Operator, value)
		case slices.Contains(sideWords("human"), plain):
			r.Human = append(r.Human, value)
		case slices.Contains(sideWords(""), plain):
			r.Ignore = append(r.Ignore, value)
		default:
			unsure = append(unsure, value)
		}
	}
	return unsure
}

// sideWords are what exports call a side; without one, what they call no message.
func sideWords(side string) []string {
	words := map[string]string{
		"user":     "user client customer visitor contact lead guest in incoming inbound end-user клиент посетитель пользователь покупатель гость входящее входящий",
		"operator": "bot ai assistant robot chatbot бот ии робот ассистент ии-оператор",
		"human":    "human agent operator manager support staff employee admin out outgoing outbound оператор человек сотрудник менеджер специалист поддержка исходящее исходящий",
		"":         "system event note internal система системное событие заметка",
	}
	return strings.Fields(words[side])
}

// timeKey finds the key whose values are times, whatever it is called. Numbers may be anything else.
func (s *samples) timeKey(used map[string]bool) string {
	for _, key := range s.keys {
		values := s.values(key)
		number := slices.ContainsFunc(values, func(v string) bool { return strings.Trim(v, "0123456789. ") == "" })
		if !used[key] && !number && len(values) > 0 && (s.written(key, "") || s.layout(key) != "") {
			used[key] = true
			return key
		}
	}
	return ""
}

// layout finds the layout that most of the times are written in; empty where it need not be said, or is not
// known.
func (s *samples) layout(key string) string {
	for _, layout := range []string{
		"", "DD.MM.YYYY, HH:mm:ss", "DD.MM.YYYY, HH:mm", "DD.MM.YY HH:mm", "DD/MM/YYYY HH:mm:ss", "DD/MM/YYYY HH:mm",
		"YYYY/MM/DD HH:mm:ss", "YYYY/MM/DD HH:mm", "MM/DD/YYYY hh:mm AM", "MM/DD/YYYY HH:mm:ss", "MM/DD/YYYY HH:mm", "DD.MM.YYYY", "YYYY-MM-DD",
	} {
		if s.written(key, layout) {
			return layout
		}
	}
	return ""
}

// written tells whether most of the values of a key are times in a layout.
func (s *samples) written(key, layout string) bool {
	values := s.values(key)
	read := 0
	for _, value := range values {
		if !(Times{Layout: layout}).moment(value, time.UTC).IsZero() {
			read++
		}
	}
	return read*10 >= len(values)*9
}
