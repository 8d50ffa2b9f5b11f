package prompt

import (
	"strings"
	"testing"

	"firstline/kb"

	"github.com/google/go-cmp/cmp"
)

func TestFile(t *testing.T) {
	at := func(line int) kb.Pos { return kb.Pos{Path: "prompt/igor.md", Line: line} }
	tests := []struct {
		name, data string
		want       []Line
	}{
		{"as written", "Тебя зовут Игорь.\n\nОтвечай на «вы».\n", []Line{
			{"Тебя зовут Игорь.", at(1)},
			{"", at(2)},
			{"Отвечай на «вы».", at(3)},
		}},
		{"blank lines around", "\n \nOne.\n\n\n", []Line{{"One.", at(3)}}},
		{"byte order mark and CRLF", "\uFEFFОдин.\r\nДва.\r\n", []Line{{"Один.", at(1)}, {"Два.", at(2)}}},
		{"comments", "<!-- for editors -->\nBe brief. <!-- P2 --> <!-- asked by Anna -->\nBe <!-- very --> kind.", []Line{
			{"Be brief.", at(2)},
			{"Be <!-- very --> kind.", at(3)},
		}},
		{"code keeps its comments", "```html\n<!-- widget -->\n```\n<!-- note -->", []Line{
			{"```html", at(1)},
			{"<!-- widget -->", at(2)},
			{"```", at(3)},
		}},
		{"nothing", "", nil},
		{"nothing but a comment", "<!-- later -->\n", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := File("operator", "prompt/igor.md", []byte(tt.data))
			if diff := cmp.Diff(tt.want, got.Lines); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzFile(f *testing.F) {
	f.Add("Тебя зовут Игорь. <!-- P1 -->\r\n\n```\n<!-- a -->\n```\n")
	f.Add("~~~\n--> <!-- -->")
	f.Fuzz(func(t *testing.T, data string) {
		lines := fileLines([]byte(data))
		last := 0
		for _, line := range File("operator", "a.md", []byte(data)).Lines {
			if line.Pos.Line <= last || line.Pos.Line > len(lines) {
				t.Fatalf("line %d after line %d of %d", line.Pos.Line, last, len(lines))
			}
			last = line.Pos.Line
			if !strings.HasPrefix(lines[last-1], line.Text) {
				t.Fatalf("line %d of the file is %q, not %q", last, lines[last-1], line.Text)
			}
		}
	})
}

func TestBase(t *testing.T) {
	for _, language := range []string{"ru", "en"} {
		newest, err := Base("", language)
		if err != nil {
			t.Fatal(err)
		}
		if want := "base@2." + language; newest.Source.Path != want {
			t.Errorf("the newest is %s, want %s", newest.Source.Path, want)
		}
		pinned, err := Base("base@2", language)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(newest, pinned); diff != "" {
			t.Error(diff)
		}
		first, err := Base("base@1", language)
		if err != nil {
			t.Fatal(err)
		}
		if want := "base@1." + language; first.Source.Path != want || first.Text() == newest.Text() {
			t.Errorf("pinned to base@1, it is %s, want %s", first.Source.Path, want)
		}
	}
}

func TestBaseUnknown(t *testing.T) {
	tests := []struct{ version, language, want string }{
		{"base@9", "ru", `no built-in base layer "base@9"; there is base@1, base@2`},
		{"1", "en", `no built-in base layer "1"; there is base@1, base@2`},
		{"prompt/base.md", "en", `no built-in base layer "prompt/base.md"; there is base@1, base@2`},
		{"", "de", `no built-in base layer in language "de"; there is en, ru`},
	}
	for _, tt := range tests {
		_, err := Base(tt.version, tt.language)
		if err == nil || err.Error() != tt.want {
			t.Errorf("Base(%q, %q): %v, want %s", tt.version, tt.language, err, tt.want)
		}
	}
}
