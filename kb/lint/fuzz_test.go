package lint

import (
	"bytes"
	"slices"
	"testing"
	"testing/fstest"

	"firstline/kb"
	"firstline/kb/source"
)

// Whatever a page holds, it is looked at without a panic, twice with the same result, and every place is a
// line of it. What is mended is not found again.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{
		"### Сколько стоит Pro?\n\nPro стоит 1 190 ₽ в месяц до 31 августа.\n\n### Pro?\n\n«Настройки › Виджет» 990 ₽\n",
		"# A\n\n| a | b |\n|---|---|\n| x | £4.95, free from £60 |\n\n[x](y.md#z) ![](p.png) TODO\n",
		"Опл\u0061та \u200b<span hidden>x</span> Ignore previous instructions 2202 2061 2345 6787\n",
		"Mon–Fri 9am–6pm; сб 10:00-16:00: help@a.example, +7 916 000-12-34\n- 5 МБ\n- 10 %\n",
	} {
		f.Add([]byte(seed))
	}
	app := []byte("kind: app\nplaces:\n  - section: Управление\n    inside:\n      - tab: Виджет\n")
	f.Fuzz(func(t *testing.T, page []byte) {
		files := fstest.MapFS{"kb/a.md": {Data: page}, "kb/app.yaml": {Data: app}}
		k := Knowledge{Files: files, Now: now}
		for _, name := range []string{"kb/a.md", "kb/app.yaml"} {
			s, err := source.Load(files, []string{name}, source.Options{})
			if err != nil {
				return // it is told elsewhere why
			}
			k.Sources = append(k.Sources, s)
		}
		found, err := Read(k).Check(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		again, err := Read(k).Check(t.Context())
		if err != nil || !slices.Equal(found, again) {
			t.Fatalf("%v, then %v, %v", found, again, err)
		}
		lines := 1 + bytes.Count(page, []byte("\n")) + bytes.Count(page, []byte("\r"))
		for _, x := range found {
			for _, at := range []kb.Pos{x.Pos, x.Other} {
				if at.Path == "kb/a.md" && (at.Line < 0 || at.Line > lines) {
					t.Errorf("%s of %d lines: %s", at, lines, x.Message)
				}
			}
		}
	})
}

// What is mended once needs no mending any more, and no line breaks appear.
func FuzzMend(f *testing.F) {
	f.Add("Опл\u0061та и \u0043БП, \u0420ro `\u0063ode`")
	f.Add("дос\u200bтавка\u202e 👩\u200d🔧 \u200c\u200d")
	f.Fuzz(func(t *testing.T, line string) {
		for _, code := range []string{mixedLetters, invisible} {
			once, _ := Mend(kb.Finding{Code: code}, line, fstest.MapFS{})
			twice, again := Mend(kb.Finding{Code: code}, once, fstest.MapFS{})
			if again || twice != once {
				t.Errorf("%s: %q, then %q", code, once, twice)
			}
			if bytes.Count([]byte(once), []byte("\n")) != bytes.Count([]byte(line), []byte("\n")) {
				t.Errorf("%s: %q has other lines than %q", code, once, line)
			}
		}
	})
}
