package yaml

import (
	"errors"
	"fmt"
	"reflect"
	"slices"

	"firstline/kb"
)

// Decoder is a type that reads itself: one that can be written in several ways. It is not asked
// where there is no value. An error that is no *kb.SyntaxError is given the place and the name of
// the node.
type Decoder interface {
	DecodeYAML(n *Node) error
}

// Decode reads a file into v, a pointer. An empty file leaves v as it is, but for the complaints
// about required keys. Errors are joined *kb.SyntaxError values.
func Decode(path string, data []byte, v any) error {
	n, err := Parse(path, data)
	if err != nil {
		return err
	}
	return n.Decode(v)
}

// Decode reads the node into v, a pointer to one of the types that the package comment lists.
func (n *Node) Decode(v any) error {
	p := reflect.ValueOf(v)
	if p.Kind() != reflect.Pointer || p.IsNil() {
		return fmt.Errorf("decode %s into %T, which is no pointer", n.pos, v)
	}
	d := decoding{}
	d.present(n, p.Elem())
	return join(d.errs)
}

// decoding collects the mistakes of one Decode.
type decoding struct {
	errs []error
}

func (d *decoding) fail(n *Node, format string, args ...any) {
	d.errs = append(d.errs, kb.Errorf(n.pos, format, args...))
}

// wrong says what a node must be and is not.
func (d *decoding) wrong(n *Node, want string) {
	d.fail(n, "%s must be %s, not %s", n.called(), want, n.shown())
}

// value reads n into v; a key without a value leaves v as it is.
func (d *decoding) value(n *Node, v reflect.Value) {
	if n.kind != Null {
		d.present(n, v)
	}
}

// present reads n into v, where an empty n is a struct with none of its keys.
func (d *decoding) present(n *Node, v reflect.Value) {
	if v.Type() == reflect.TypeFor[*Node]() {
		v.Set(reflect.ValueOf(n))
		return
	}
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		d.present(n, v.Elem())
		return
	}
	if self, ok := reflect.TypeAssert[Decoder](v.Addr()); ok {
		if n.kind != Null {
			d.add(n, self.DecodeYAML(n))
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.structure(n, v)
	case reflect.Slice:
		d.slice(n, v)
	case reflect.Map:
		d.table(n, v)
	default:
		if n.kind != Null {
			d.scalar(n, v)
		}
	}
}

// add keeps the errors of a type that read itself.
func (d *decoding) add(n *Node, err error) {
	for _, e := range leaves(err) {
		if syntax := (*kb.SyntaxError)(nil); !errors.As(e, &syntax) {
			e = kb.Errorf(n.pos, "%s: %v", n.called(), e)
		}
		d.errs = append(d.errs, e)
	}
}

func (d *decoding) slice(n *Node, v reflect.Value) {
	switch n.kind {
	case Null:
	case List:
		list := reflect.MakeSlice(v.Type(), len(n.items), len(n.items))
		for i, item := range n.items {
			if item.kind == Null {
				d.fail(item, "%s is empty", item.called())
				continue
			}
			d.present(item, list.Index(i))
		}
		v.Set(list)
	case Scalar, Map:
		d.wrong(n, "a list")
	}
}

func (d *decoding) table(n *Node, v reflect.Value) {
	switch n.kind {
	case Null:
	case Map:
		table := reflect.MakeMapWithSize(v.Type(), len(n.pairs))
		for _, p := range n.pairs {
			value := reflect.New(v.Type().Elem()).Elem()
			d.present(p.Value, value)
			table.SetMapIndex(reflect.ValueOf(p.Key.text).Convert(v.Type().Key()), value)
		}
		v.Set(table)
	case Scalar, List:
		d.wrong(n, "a map")
	}
}

// leaves takes joined errors apart.
func leaves(err error) []error {
	if err == nil {
		return nil
	}
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var all []error
	for _, e := range joined.Unwrap() {
		all = append(all, leaves(e)...)
	}
	return all
}

// join joins errors in the order of the file.
func join(errs []error) error {
	line := func(err error) int {
		if e := (*kb.SyntaxError)(nil); errors.As(err, &e) {
			return e.Pos.Line
		}
		return 0
	}
	slices.SortStableFunc(errs, func(a, b error) int { return line(a) - line(b) })
	return errors.Join(errs...)
}
