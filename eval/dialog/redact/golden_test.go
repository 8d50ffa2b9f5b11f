package redact

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"firstline/eval/chat"
	"firstline/eval/dialog"
	"firstline/eval/dialog/export"
)

var update = flag.Bool("update", false, "rewrite testdata/redacted.txtar")

const goldenPath = "testdata/redacted.txtar"

// TestRedacted holds what becomes of the planted messages, of the sample dialogs, of the sample exports and of
// messages that are mixed at random, to the last character: each text that changes, once, and a digest of all.
func TestRedacted(t *testing.T) {
	r := companyRedactor(t, "vestochka")
	got := &txtar.Archive{Comment: []byte("Written by go test ./eval/dialog/redact -run TestRedacted -update\n\n")}
	add := func(name, text string) {
		got.Files = append(got.Files, txtar.File{Name: name, Data: []byte(text)})
	}
	add("planted", redactedPlanted(t))
	samples, _ := sampleDialogs(t)
	add("samples", redactedAll(t, r, samples))
	add("exports", redactedAll(t, r, exportedDialogs(t)))
	add("mixed", redactedMixed(t))
	if *update {
		if err := os.WriteFile(goldenPath, txtar.Format(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(goldenPath)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(txtar.Format(got))); diff != "" {
		t.Error(diff)
	}
}

func redactedPlanted(t *testing.T) string {
	t.Helper()
	redactors := map[string]*Redactor{"vestochka": companyRedactor(t, "vestochka"), "hobbin": companyRedactor(t, "hobbin")}
	var b strings.Builder
	for _, p := range readPlanted(t) {
		fmt.Fprintf(&b, "%q\n", redacted(redactors[p.Company], "", "", p.Text))
	}
	return b.String()
}

// redactedAll gives the texts of dialogs that change, as they were and as they are then, and a digest of the
// dialogs as they are written.
func redactedAll(t *testing.T, r *Redactor, dialogs []*dialog.Dialog) string {
	t.Helper()
	changed := map[string]bool{}
	digest := sha256.New()
	for _, d := range dialogs {
		after := r.Dialog(d)
		for i, m := range d.Messages {
			if then := after.Messages[i].Text; then != m.Text {
				changed[fmt.Sprintf("%q → %q", m.Text, then)] = true
			}
		}
		if err := dialog.Write(digest, after); err != nil {
			t.Fatal(err)
		}
	}
	return fmt.Sprintf("%d dialogs, sha256 %x\n%s\n", len(dialogs), digest.Sum(nil), strings.Join(slices.Sorted(maps.Keys(changed)), "\n"))
}

// redactedMixed gives a digest alone.
func redactedMixed(t *testing.T) string {
	t.Helper()
	r, digest := New(Options{Own: ownTexts()}), sha256.New()
	for message, n := mixed(), 0; n < 20_000; n++ {
		d := &dialog.Dialog{ID: "a", Messages: []dialog.Message{{Role: chat.Human, Text: message()}, {Role: chat.User, Text: message()}}}
		if err := dialog.Write(digest, r.Dialog(d)); err != nil {
			t.Fatal(err)
		}
	}
	return fmt.Sprintf("sha256 %x\n", digest.Sum(nil))
}

// exportedDialogs are those of the sample exports: what package export makes of every format, and the
// export of the sample company.
func exportedDialogs(t *testing.T) []*dialog.Dialog {
	t.Helper()
	var all []*dialog.Dialog
	archives, err := filepath.Glob("../export/testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(archives, err)
	}
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			for d, err := range dialog.Read(f.Name, bytes.NewReader(f.Data)) {
				if err == nil && filepath.Ext(f.Name) == ".want" { // its other lines tell what does not fit
					all = append(all, d)
				}
			}
		}
	}
	telegram, _ := export.Named("telegram")
	data, err := os.ReadFile("../../../testdata/vestochka/exports/result.json")
	if err != nil {
		t.Fatal(err)
	}
	for piece, err := range telegram.Read("result.json", bytes.NewReader(data), export.Options{Ours: []string{"user7000100", "user7000200"}}) {
		if err == nil { // a message of a kind that is left out
			all = append(all, piece.Dialog)
		}
	}
	return all
}
