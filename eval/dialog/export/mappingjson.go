package export

import (
	"bytes"
	"encoding/json"
	"strings"

	"firstline/eval/dialog"
)

// mappedRecord gives a record of a JSON: a message, or a dialog with its messages.
func (r *reading) mappedRecord(m *Mapping, record []byte) error {
	whole, err := decodeAny(record)
	if err != nil {
		return r.skip("the record is not JSON: %s", plainJSON(err))
	}
	f := fieldsOf(whole)
	if m.Messages == "" {
		if _, ok := f(m.Text); !ok {
			return r.skip("no key %q, which mapping %s names", m.Text, m.Name)
		}
		return r.mappedRow(m, f)
	}
	list, ok := lookup(whole, m.Messages).([]any)
	if !ok {
		return r.skip("no list %q, which mapping %s names", m.Messages, m.Name)
	}
	d := m.about(f)
	var customer []string
	for _, one := range list {
		message, said, err := r.mappedMessage(m, fieldsOf(one))
		if err != nil {
			return err
		}
		if said {
			d.Messages = append(d.Messages, message)
			customer = append(customer, m.mappedCustomer(message, fieldsOf(one))...)
		}
	}
	id, _ := f(m.ID)
	return r.piece(dialog.Whole, strings.TrimSpace(id), d, customer...)
}

func decodeAny(record []byte) (any, error) {
	decoder := json.NewDecoder(bytes.NewReader(record))
	decoder.UseNumber()
	var v any
	err := decoder.Decode(&v)
	return v, err
}

// fieldsOf reads the keys of a value of JSON.
func fieldsOf(v any) fields {
	return func(key string) (string, bool) {
		if key == "" {
			return "", false
		}
		switch found := lookup(v, key).(type) {
		case nil:
			return "", false
		case string:
			return found, true
		case json.Number:
			return found.String(), true
		case bool:
			if found {
				return "true", true
			}
			return "false", true
		case []any:
			var parts []string
			for _, part := range found {
				if s, ok := part.(string); ok {
					parts = append(parts, s)
				}
			}
			return strings.Join(parts, ","), true
		}
		return "", false
	}
}

// lookup finds a key, whole or by its dots.
func lookup(v any, key string) any {
	object, ok := v.(map[string]any)
	if !ok {
		return nil
	}
	if found, ok := object[key]; ok {
		return found
	}
	first, rest, nested := strings.Cut(key, ".")
	if !nested {
		return nil
	}
	return lookup(object[first], rest)
}
