package charset

import (
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
)

// wide writes a text in units of 2 or 4 bytes.
func wide(text string, size int, order binary.AppendByteOrder) []byte {
	var out []byte
	if size == 4 {
		for _, r := range text {
			out = order.AppendUint32(out, uint32(r))
		}
		return out
	}
	for _, u := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, u)
	}
	return out
}

func TestWide(t *testing.T) {
	for _, text := range []string{held, heldPrices, "Да", "id,name\n1,a\n", "Привет", "5 ₽ 😀\n", "Ελληνικά, ціна, әлем"} {
		for name, data := range map[string][]byte{
			"utf-16le": wide(text, 2, binary.LittleEndian), "utf-16be": wide(text, 2, binary.BigEndian),
			"utf-32le": wide(text, 4, binary.LittleEndian), "utf-32be": wide(text, 4, binary.BigEndian),
		} {
			got, err := Decode(data, "")
			if err != nil || got.String != text || got.Encoding != name || got.Certainty < 0.95 || got.Certainty == 1 {
				t.Errorf("%s without a mark: %+v, %v", name, got, err)
			}
			mark := wide("\ufeff", 2, binary.LittleEndian)
			switch name {
			case "utf-16be":
				mark = wide("\ufeff", 2, binary.BigEndian)
			case "utf-32le":
				mark = wide("\ufeff", 4, binary.LittleEndian)
			case "utf-32be":
				mark = wide("\ufeff", 4, binary.BigEndian)
			}
			got, err = Decode(append(mark, data...), "windows-1251")
			if err != nil || got.String != text || got.Encoding != name || got.Certainty != 1 {
				t.Errorf("%s with a mark: %+v, %v", name, got, err)
			}
		}
	}
}

// TestWideOdd: half a line end, or half a character, stands at the end of a file that was cut.
func TestWideOdd(t *testing.T) {
	data := wide("Цена: 5 руб.\n", 2, binary.LittleEndian)
	got, err := Decode(data[:len(data)-1], "")
	if err != nil || got.Encoding != "utf-16le" || strings.TrimRight(got.String, "\ufffd\n") != "Цена: 5 руб." {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestDecode(t *testing.T) {
	tests := []struct {
		name, data, encoding string
		want                 Text
	}{
		{"empty", "", "", Text{Encoding: "utf-8", Certainty: 1}},
		{"ASCII", "a\r\nb\r\n", "", Text{String: "a\nb\n", Encoding: "utf-8", Certainty: 1}},
		{"old Mac", "a\rb\r", "", Text{String: "a\nb\n", Encoding: "utf-8", Certainty: 1}},
		{"UTF-8", "Цена, ₽", "", Text{String: "Цена, ₽", Encoding: "utf-8", Certainty: 1}},
		{"a mark", "\ufeffЦена", "koi8-r", Text{String: "Цена", Encoding: "utf-8", Certainty: 1}},
		{"a name", "\xc4\xc1", " KOI8-R ", Text{String: "да", Encoding: "koi8-r", Certainty: 1}},
		{"an alias", "\xe4\xe0", "cp1251", Text{String: "да", Encoding: "windows-1251", Certainty: 1}},
		{"lost", "Да\n\n\ufffdет\ufffd", "", Text{String: "Да\n\n\ufffdет\ufffd", Encoding: "utf-8", Certainty: 1, Lost: 2, LostLine: 3}},
		{"a wrong name", "Купить", "windows-1251", Text{
			String: "Купить", Encoding: "windows-1251", Certainty: 1,
			Repaired: []Repair{{Line: 1, Lines: 1, From: "РљСѓРїРёС‚СЊ", To: "Купить", How: "UTF-8 read as windows-1251"}},
		}},
	}
	for _, test := range tests {
		got, err := Decode([]byte(test.data), test.encoding)
		if diff := cmp.Diff(test.want, got); diff != "" || err != nil {
			t.Errorf("%s: %s%v", test.name, diff, err)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	tests := []struct {
		data, encoding string
		want           Error
	}{
		{"text\x00text", "", Error{Msg: "this is a binary file: it holds NUL bytes", Hint: "save it as text in UTF-8"}},
		{strings.Repeat("\x01\x82\xf3\x1c\x90", 9), "", Error{Msg: "this is a binary file: it is full of control characters", Hint: "save it as text in UTF-8"}},
		{"text\x00", "koi8-r", Error{Msg: "this is not text: it holds NUL characters", Hint: "save it as text in UTF-8"}},
		{"а\n\xff", "utf-8", Error{Line: 2, Msg: "this is not UTF-8", Hint: "leave the encoding out to have it guessed, or name the right one"}},
		{"a", "windows-125", Error{Msg: "windows-125 is no encoding that is known", Hint: "did you mean windows-1251?"}},
		{"a", "x", Error{Msg: "x is no encoding that is known", Hint: "for example utf-8, utf-16le, utf-16be, windows-1251"}},
	}
	for _, test := range tests {
		_, err := Decode([]byte(test.data), test.encoding)
		got, ok := errors.AsType[*Error](err)
		if !ok || *got != test.want {
			t.Errorf("%q in %s: %+v", test.data, test.encoding, err)
		}
	}
	if err := Named("koi8-r"); err != nil {
		t.Error(err)
	}
}

// TestMixed: a file of two encodings is read line by line, and word by word where it must be.
func TestMixed(t *testing.T) {
	utf := "# Оплата\n\nКартой, наличными или по счёту.\n"
	old := string(encodeAs("Возврат — в течение двух недель, чек не нужен.\n", charmap.Windows1251))
	koi := string(encodeAs("Возврат в течение двух недель, чек не нужен.\n", charmap.KOI8R))
	const returns = "Возврат — в течение двух недель, чек не нужен.\n"
	tests := []struct{ name, data, want, encoding, how string }{
		{"a line of windows-1251", utf + old + utf, utf + returns + utf, "utf-8", "windows-1251 inside utf-8"},
		{"a line of koi8-r", utf + koi, utf + strings.Replace(returns, "— ", "", 1), "utf-8", "koi8-r inside utf-8"},
		{"lines of UTF-8", strings.Repeat(old, 5) + "Оплата картой.\n", strings.Repeat(returns, 5) + "Оплата картой.\n", "windows-1251", "UTF-8 inside windows-1251"},
		{"a word", "Оплата картой или \xed\xe0\xeb\xe8\xf7\xed\xfb\xec\xe8 при получении\n", "Оплата картой или наличными при получении\n", "utf-8", "windows-1251 inside utf-8"},
	}
	for _, test := range tests {
		got, err := Decode([]byte(test.data), "")
		if err != nil || got.String != test.want || got.Encoding != test.encoding || len(got.Repaired) != 1 || got.Repaired[0].How != test.how || got.Lost > 0 {
			t.Errorf("%s: %+v, %v", test.name, got, err)
		}
	}
}

// TestManyRepairs: every line is accounted for, however many there are.
func TestManyRepairs(t *testing.T) {
	const pairs = 5000
	got, err := Decode([]byte(strings.Repeat("цена\n\xf6\xe5\xed\xe0 \xf6\xe5\xed\xe0\n", pairs)), "")
	lines := 0
	for _, r := range got.Repaired {
		lines += r.Lines
	}
	if err != nil || lines != pairs || len(got.Repaired) > 1000 || got.String != strings.Repeat("цена\nцена цена\n", pairs) {
		t.Errorf("%d lines in %d repairs, %v", lines, len(got.Repaired), err)
	}
}

// TestCut: a character that is cut is lost, and the rest of the text is none the worse.
func TestCut(t *testing.T) {
	text := "Оплата картой или наличными при получении, доставка бесплатно"
	for i := 1; i < len(text); i++ {
		if utf8.RuneStart(text[i]) {
			continue
		}
		for _, data := range []string{text[:i], text[i:], text[:i] + text[i+1:]} {
			got, err := Decode([]byte(data), "")
			if err != nil || got.Encoding != "utf-8" && len(data) > 6 || got.Lost != 1 && len(data) > 6 || len(got.Repaired) > 0 {
				t.Errorf("%q: %+v, %v", data, got, err)
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, c := range russianCharsets() {
		f.Add(encodeAs("Цена: 5 руб.\nДа\n", c.charset), "")
	}
	f.Add(wide("Цена", 2, binary.LittleEndian), "")
	f.Add([]byte("Цена\xd0\n\xcd\xe5\xf2"), "")
	f.Add([]byte("Да"), "windows-1251")
	f.Fuzz(func(t *testing.T, data []byte, name string) {
		got, err := Decode(data, name)
		if err != nil {
			return
		}
		switch {
		case !utf8.ValidString(got.String):
			t.Errorf("%q in %q is no text: %q", data, name, got.String)
		case got.Encoding == "" || got.Certainty <= 0 || got.Certainty > 1:
			t.Errorf("%q in %q: %+v", data, name, got)
		case (got.Lost > 0) != (got.LostLine > 0), got.LostLine > 1+strings.Count(got.String, "\n"):
			t.Errorf("%q in %q: %+v", data, name, got)
		}
		for _, r := range got.Repaired {
			if r.Line < 1 || r.Lines < 1 || r.Line+r.Lines > 2+strings.Count(got.String, "\n") || r.How == "" || r.From == r.To {
				t.Errorf("%q in %q: %+v", data, name, r)
			}
		}
	})
}
