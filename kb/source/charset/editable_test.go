package charset

import (
	"bytes"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// What is not changed stays as it is, byte for byte.
func TestEditable(t *testing.T) {
	cyrillic, err := charmap.Windows1251.NewEncoder().Bytes([]byte("Цена\r\nстрока\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, encoding string
		data           []byte
		want           []byte // with a ! behind the first line
	}{
		{"unix", "", []byte("a\nb\n"), []byte("a!\nb\n")},
		{"windows, no end at the end", "utf-8", []byte("a\r\nb\nc"), []byte("a!\r\nb\nc")},
		{"macintosh", "", []byte("a\rb\r"), []byte("a!\rb\r")},
		{"byte order mark", "", []byte("\xef\xbb\xbfa\n"), []byte("\xef\xbb\xbfa!\n")},
		{"utf-16", "utf-16le", []byte("\xff\xfea\x00\n\x00"), []byte("\xff\xfea\x00!\x00\n\x00")},
		{"windows-1251", "windows-1251", cyrillic, bytes.Replace(cyrillic, []byte("\r\n"), []byte("!\r\n"), 1)},
	} {
		f, ok := Editable(c.data, c.encoding)
		if !ok {
			t.Errorf("%s: not editable", c.name)
			continue
		}
		f.Lines[0] += "!"
		if got, err := f.Bytes(); err != nil || !bytes.Equal(got, c.want) {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
		}
	}
	if _, ok := Editable([]byte("a\xff\n"), "utf-8"); ok {
		t.Error("bytes that are no UTF-8 are editable")
	}
	f, _ := Editable(cyrillic, "windows-1251")
	f.Lines[0] = "→"
	if _, err := f.Bytes(); err == nil {
		t.Error("an arrow was written in windows-1251")
	}
}
