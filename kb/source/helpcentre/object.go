package helpcentre

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// object is an object of JSON, its values as written.
type object map[string]json.RawMessage

// maxList is how long a list, or an object, may be written to be taken whole, in bytes.
const maxList = 4 << 20

// text gives the first of its values that is a text or a number, trimmed; null and what has parts
// are none.
func (o object) text(keys ...string) string {
	for _, key := range keys {
		if value := textOf(o[key]); value != "" {
			return value
		}
	}
	return ""
}

func textOf(raw json.RawMessage) string {
	if len(raw) == 0 {
		return ""
	}
	switch c := raw[0]; {
	case c == '"':
		var s string
		if err := json.Unmarshal(raw, &s); err == nil {
			return strings.TrimSpace(s)
		}
	case c == '-', c >= '0' && c <= '9':
		return string(raw)
	}
	return ""
}

// object gives a value that is an object itself, nil for any other.
func (o object) object(key string) object { return objectOf(o[key]) }

func objectOf(raw json.RawMessage) object {
	if len(raw) == 0 || len(raw) > maxList || raw[0] != '{' {
		return nil
	}
	var inner object
	if err := json.Unmarshal(raw, &inner); err != nil {
		return nil
	}
	return inner
}

// list gives the elements of a list, nil of any other value.
func (o object) list(key string) []json.RawMessage {
	raw := o[key]
	if len(raw) == 0 || len(raw) > maxList || raw[0] != '[' {
		return nil
	}
	var list []json.RawMessage
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil
	}
	return list
}

// hasLists tells whether an object holds lists of records, or an object that does.
func (o object) hasLists() bool {
	for key, raw := range o {
		if name := listName(key); name != "" && (raw[0] == '[' || raw[0] == '{' && isArticles(name)) {
			return true
		}
	}
	return false
}

// flag tells whether a value is true: also 1, "true", "yes".
func (o object) flag(key string) bool { return o.truth(key) == "true" }

// truth gives a truth value as true or false, "" where there is none.
func (o object) truth(key string) string {
	raw := string(o[key])
	if text := textOf(o[key]); text != "" {
		raw = strings.ToLower(text)
	}
	switch raw {
	case "true", "yes", "1":
		return "true"
	case "false", "no", "0":
		return "false"
	}
	return ""
}

// texts gives the texts of a list; an object in it has its name.
func (o object) texts(key string) []string {
	var all []string
	for _, raw := range o.list(key) {
		text := textOf(raw)
		if text == "" {
			text = objectOf(raw).title()
		}
		if text != "" {
			all = append(all, text)
		}
	}
	return all
}

// title is what a record is called.
func (o object) title() string {
	return strings.Join(strings.Fields(o.text("title", "name", "question", "subject")), " ")
}

// body is what an article says, as given, and whether its key tells that it is HTML.
func (o object) body() (body string, html bool) {
	if body := o.text("body", "content", "text", "answer"); body != "" {
		return body, false
	}
	if body := o.text("body_html", "html", "content_html"); body != "" {
		return body, true
	}
	return o.text("description", "body_text", "description_text", "markdown"), false
}

// language gives the language of a locale: en of en-US and of en_us.
func (o object) language() string {
	locale := o.text("locale", "language", "lang")
	if locale == "" {
		locale = o.object("category").text("locale")
	}
	if locale == "" {
		locale = o.text("source_locale", "default_locale")
	}
	language, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(locale), "_", "-"), "-")
	return language
}

// updated is when an article was last changed; a number is one of seconds since 1970.
func (o object) updated() string {
	at := o.text("updated_at", "last_updated_at", "edited_at", "updatedAt", "modified", "created_at")
	if seconds, err := strconv.ParseInt(at, 10, 64); err == nil && seconds > 0 && seconds < 1<<34 {
		return time.Unix(seconds, 0).UTC().Format(time.RFC3339)
	}
	return at
}
