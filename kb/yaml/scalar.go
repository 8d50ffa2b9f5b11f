package yaml

import (
	"reflect"
	"strconv"
	"strings"
	"time"
)

// scalar reads text, a number, a bool or a duration.
func (d *decoding) scalar(n *Node, v reflect.Value) {
	if n.kind != Scalar {
		d.wrong(n, wanted(v.Type()))
		return
	}
	ok := false
	switch v.Kind() {
	case reflect.String:
		v.SetString(n.text)
		ok = true
	case reflect.Bool:
		var b bool
		b, ok = parseBool(n.text)
		v.SetBool(b)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		ok = setInt(n.text, v)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		u, err := strconv.ParseUint(n.text, 10, v.Type().Bits())
		ok = err == nil
		v.SetUint(u)
	case reflect.Float32, reflect.Float64:
		f, err := strconv.ParseFloat(n.text, v.Type().Bits())
		ok = err == nil && f-f == 0 // neither infinite nor NaN
		v.SetFloat(f)
	default:
		d.fail(n, "%s cannot be read into %s", n.called(), v.Type())
		return
	}
	if !ok {
		v.SetZero()
		d.wrong(n, wanted(v.Type()))
	}
}

func setInt(text string, v reflect.Value) bool {
	if v.Type() == reflect.TypeFor[time.Duration]() {
		duration, err := time.ParseDuration(text)
		v.SetInt(int64(duration))
		return err == nil
	}
	i, err := strconv.ParseInt(text, 10, v.Type().Bits())
	v.SetInt(i)
	return err == nil
}

func parseBool(text string) (value, ok bool) {
	switch strings.ToLower(text) {
	case "true", "yes", "on":
		return true, true
	case "false", "no", "off":
		return false, true
	}
	return false, false
}

// wanted says what a scalar of a type is to its author.
func wanted(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if t == reflect.TypeFor[time.Duration]() {
			return "a duration like 30s or 5m"
		}
		return "a whole number"
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return "a whole number from 0"
	case reflect.Float32, reflect.Float64:
		return "a number"
	default:
		return "text"
	}
}
