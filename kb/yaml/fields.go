package yaml

import (
	"reflect"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// structure reads the keys of n into the fields of v.
func (d *decoding) structure(n *Node, v reflect.Value) {
	if n.kind != Map && n.kind != Null {
		d.wrong(n, "a map")
		return
	}
	fields := fieldsOf(v, n.pos)
	given := map[string]bool{}
	for _, p := range n.pairs {
		i := slices.IndexFunc(fields, func(f field) bool { return f.name == p.Key.text })
		if i < 0 {
			d.errs = append(d.errs, unknownKey(p.Key, fields))
			continue
		}
		given[p.Key.text] = p.Value.kind != Null
		d.value(p.Value, fields[i].value)
	}
	for _, f := range fields {
		if f.required && !given[f.name] {
			d.fail(n, "missing key %q", f.name)
		}
	}
}

// unknownKey complains about a key that no field has.
func unknownKey(key *Node, fields []field) error {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	err := kb.Errorf(key.pos, "unknown key %q", key.text)
	if near := text.Closest(key.text, names); near != "" {
		err.Hint = `did you mean "` + near + `"?`
	} else if len(names) > 0 {
		err.Hint = "the keys here are " + strings.Join(names, ", ")
	}
	return err
}

// field is a field of a struct that a key can fill.
type field struct {
	name     string
	required bool
	value    reflect.Value
}

// fieldsOf lists the fields of v with those of inline structs, and puts pos where it is asked for.
func fieldsOf(v reflect.Value, pos kb.Pos) []field {
	var fields []field
	for i := range v.NumField() {
		tag, ok := v.Type().Field(i).Tag.Lookup("yaml")
		if !ok {
			continue
		}
		name, option, _ := strings.Cut(tag, ",")
		switch {
		case option == "pos":
			v.Field(i).Set(reflect.ValueOf(pos))
		case option == "inline":
			fields = append(fields, fieldsOf(v.Field(i), pos)...)
		case name != "" && name != "-" && v.Field(i).CanSet():
			fields = append(fields, field{name: name, required: option == "required", value: v.Field(i)})
		}
	}
	return fields
}
