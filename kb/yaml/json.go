package yaml

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// FromJSON writes a JSON value as YAML that reads well: a text of several lines is a block, keys stay in
// their order. [Parse] and [Node.JSON] give back the same value, every text byte for byte.
func FromJSON(data []byte) ([]byte, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	v, err := readValue(d)
	if err != nil {
		return nil, err
	}
	var w writer
	w.below(v, 0)
	return w.Bytes(), nil
}

// JSON gives the node as JSON. A text is a string however it is written; numbers, true and false are what
// they look like where they are not in quotes.
func (n *Node) JSON() []byte {
	var b bytes.Buffer
	n.appendJSON(&b)
	return b.Bytes()
}

func (n *Node) appendJSON(b *bytes.Buffer) {
	switch n.kind {
	case Null:
		b.WriteString("null")
	case Scalar:
		if n.bare && json.Valid([]byte(n.text)) {
			b.WriteString(n.text)
		} else {
			b.Write(quoted(n.text))
		}
	case List:
		for i, item := range n.items {
			b.WriteByte("[,"[min(i, 1)])
			item.appendJSON(b)
		}
		b.WriteString("[]"[min(len(n.items), 1):])
	case Map:
		for i, pair := range n.pairs {
			b.WriteByte("{,"[min(i, 1)])
			b.Write(quoted(pair.Key.text))
			b.WriteByte(':')
			pair.Value.appendJSON(b)
		}
		b.WriteString("{}"[min(len(n.pairs), 1):])
	}
}

// value is a JSON value whose keys are in order.
type value struct {
	kind  Kind
	text  string // of a scalar, as it is written where it is bare
	bare  bool   // a number, true or false
	keys  []string
	items []value // of a list, or the values of the keys
}

func readValue(d *json.Decoder) (value, error) {
	token, err := d.Token()
	if err != nil {
		return value{}, err
	}
	switch token := token.(type) {
	case nil:
		return value{}, nil
	case string:
		return value{kind: Scalar, text: token}, nil
	case json.Delim:
		v := value{kind: List}
		if token == '{' {
			v.kind = Map
		}
		for d.More() {
			if v.kind == Map {
				key, err := d.Token()
				if err != nil {
					return value{}, err
				}
				v.keys = append(v.keys, fmt.Sprint(key))
			}
			item, err := readValue(d)
			if err != nil {
				return value{}, err
			}
			v.items = append(v.items, item)
		}
		_, err := d.Token() // what closes it
		return v, err
	default:
		return value{kind: Scalar, text: fmt.Sprint(token), bare: true}, nil
	}
}
