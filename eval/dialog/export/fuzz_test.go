package export

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"firstline/eval/dialog"
	"firstline/kb"
)

// One target for each format: whatever the bytes are, reading ends, every dialog is one that a file of dialogs
// may hold, and every mistake stands at a line that is there.

func FuzzTelegram(f *testing.F) { fuzzFormat(f, "telegram") }
func FuzzIntercom(f *testing.F) { fuzzFormat(f, "intercom") }
func FuzzZendesk(f *testing.F)  { fuzzFormat(f, "zendesk") }
func FuzzChatwoot(f *testing.F) { fuzzFormat(f, "chatwoot") }
func FuzzLiveChat(f *testing.F) { fuzzFormat(f, "livechat") }
func FuzzJivo(f *testing.F)     { fuzzFormat(f, "jivo") }
func FuzzJivoBot(f *testing.F)  { fuzzFormat(f, "jivo-bot") }

func fuzzFormat(f *testing.F, name string) {
	f.Helper()
	for archive := range archives(f) {
		for _, file := range archive.exports() {
			if archive.name == name {
				f.Add(file.Data)
			}
		}
	}
	format, _ := Named(name)
	f.Fuzz(func(t *testing.T, data []byte) {
		pieces := map[string][]dialog.Piece{}
		for p, err := range format.Read("x", bytes.NewReader(data), Options{Ours: []string{"user7001"}, Zone: time.UTC}) {
			if err != nil {
				checkPlace(t, err, data)
				continue
			}
			checkPiece(t, p, data)
			pieces[p.ID] = append(pieces[p.ID], p)
		}
		for _, all := range pieces {
			d := dialog.Join(all).Dialog
			var line bytes.Buffer
			if err := dialog.Write(&line, d); err != nil {
				t.Fatalf("%v\n%+v", err, d)
			}
			if len(d.Messages) > 0 && d.Check() != nil {
				t.Fatalf("%v\n%s", d.Check(), line.Bytes())
			}
		}
	})
}

func FuzzMapping(f *testing.F) {
	for archive := range archives(f) {
		for _, file := range archive.exports() {
			if archive.name == "mapping" {
				f.Add(file.Data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		// Guessing ends too, and a mapping that is guessed can be read through.
		m, _, err := Guess(data[:min(len(data), window)])
		if err != nil {
			m = Mapping{ID: "id", Text: "text", Role: Roles{Key: "role", User: Words{"user"}}}
		}
		m.Name = "x"
		for p, err := range m.Read("x", bytes.NewReader(data), Options{}) {
			if err != nil {
				checkPlace(t, err, data)
				continue
			}
			checkPiece(t, p, data)
		}
	})
}

func checkPlace(t *testing.T, err error, data []byte) {
	t.Helper()
	pos := kb.Pos{}
	if s, ok := errors.AsType[*SkippedError](err); ok {
		pos = s.Pos
	} else if s, ok := errors.AsType[*kb.SyntaxError](err); ok {
		pos = s.Pos
	} else {
		t.Fatalf("%T: %v", err, err)
	}
	if lines := bytes.Count(data, []byte{'\n'}) + 1; pos.Path != "x" || pos.Line < 1 || pos.Line > lines {
		t.Fatalf("%v, of %d lines", err, lines)
	}
}

func checkPiece(t *testing.T, p dialog.Piece, data []byte) {
	t.Helper()
	if lines := bytes.Count(data, []byte{'\n'}) + 1; p.Pos.Line < 1 || p.Pos.Line > lines {
		t.Fatalf("%s is at line %d of %d", p.ID, p.Pos.Line, lines)
	}
	if strings.TrimSpace(p.ID) == "" {
		t.Fatal("no id")
	}
}
