package charset

import (
	"errors"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// TestReader holds that a stream comes out in UTF-8 whatever it is in, a character that the sample cuts through
// included.
func TestReader(t *testing.T) {
	long := strings.Repeat("Цена тарифа — 990 рублей в месяц, скидка за год.\n", 3000)
	cp1251, err := charmap.Windows1251.NewEncoder().String(long)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ data, name, encoding, want string }{
		{long, "", "utf-8", long},
		{"x" + long, "", "utf-8", "x" + long},
		{"\ufeff" + long, "windows-1251", "utf-8", long},
		{cp1251, "", "windows-1251", long},
		{cp1251, "cp1251", "windows-1251", long},
		{"\xff\xfe\x14\x04\x30\x04", "", "utf-16le", "Да"},
		{"", "", "utf-8", ""},
		{strings.Repeat("a", headSize) + "\xff", "", "utf-8", strings.Repeat("a", headSize) + "\xff"},
	} {
		in, encoding, err := NewReader(strings.NewReader(test.data), test.name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(in)
		if err != nil || string(got) != test.want || encoding != test.encoding {
			t.Errorf("%.20q: %s, %d bytes, want %d, %v", test.data, encoding, len(got), len(test.want), err)
		}
	}
	for data, name := range map[string]string{"PK\x03\x04\x00\x00": "", "a": "cp-1"} {
		_, _, err := NewReader(strings.NewReader(data), name)
		if _, ok := errors.AsType[*Error](err); !ok {
			t.Errorf("%q: %v", data, err)
		}
	}
}
