package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"firstline/cmd/firstline/internal/firstlinetest"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// telegramExport is one chat of so many messages, of two who write in turn.
func telegramExport(messages int) string {
	var b strings.Builder
	b.WriteString(`{"name":"Анна","type":"personal_chat","id":1,"messages":[`)
	for i := range messages {
		author := []string{`"from":"Анна","from_id":"user1"`, `"from":"Весточка","from_id":"user7001"`}[i%2]
		fmt.Fprintf(&b, "%s\n{\"id\":%d,\"type\":\"message\",\"date\":\"2026-03-01T10:00:00\",\"date_unixtime\":\"%d\",%s,\"text\":\"Сообщение %d о тарифах и оплате\"}",
			[]string{"", ","}[min(i, 1)], i+1, 1772348400+i*60, author, i)
	}
	b.WriteString("]}")
	return b.String()
}

// importApp is an app with a person at a terminal who answers.
func importApp(answer string, clock func() time.Time) (a *app, out, complaints *bytes.Buffer) {
	out, complaints = new(bytes.Buffer), new(bytes.Buffer)
	return &app{
		in: strings.NewReader(answer), out: out, err: complaints,
		env:      func(string) (string, bool) { return "", false },
		clock:    clock,
		terminal: func() bool { return true },
		watching: func() bool { return true },
	}, out, complaints
}

// On a terminal it is asked which side is the company; who gives no answer is told how to say it, and who names
// nobody of them is asked again.
func TestImportAsks(t *testing.T) {
	for _, answer := range []string{"1\n", "user7001", "2, 9\nus\nuser7001\n", "\n", "", "9", "1, nobody\n"} {
		dir := t.TempDir()
		firstlinetest.Write(t, filepath.Join(dir, "firstline.yaml"), "language: ru\n")
		firstlinetest.Write(t, filepath.Join(dir, "result.json"), strings.Replace(telegramExport(3), "]}", `,{"id":9,"type":"message","date":"2026-03-01T10:09:00","from":"Весточка","from_id":"user7001","text":"Ещё?"}]}`, 1))
		a, out, complaints := importApp(answer, func() time.Time { return time.Unix(0, 0) })
		status := a.run(t.Context(), []string{"-C", dir, "dialogs", "import", filepath.Join(dir, "result.json")})
		if !strings.Contains(complaints.String(), "  1  user1  Анна  2 messages in 1 chat\n  2  user7001  Весточка  2 messages in 1 chat\n") {
			t.Error(complaints)
		}
		if asked := strings.Count(complaints.String(), "Which of them"); asked != max(1, strings.Count(answer, "\n")) && answer != "1, nobody\n" {
			t.Errorf("%q: asked %d times", answer, asked)
		}
		if strings.TrimSpace(answer) == "" || answer == "9" || answer == "1, nobody\n" {
			if status != wrong || !strings.Contains(complaints.String(), "say it by --ours ID") {
				t.Errorf("%q: %d, %s", answer, status, complaints)
			}
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, "dialogs", "telegram.jsonl"))
		if err != nil || status != done || !strings.Contains(out.String(), "1 dialog added") {
			t.Fatalf("%q: %d, %v, %s%s", answer, status, err, out, complaints)
		}
		first := strings.Contains(string(data), `"messages":[{"role":"human"`)
		if byHuman := answer == "1\n"; first != byHuman || !strings.Contains(string(data), `"role":"human"`) {
			t.Errorf("%q: %s", answer, data)
		}
	}
}

// An interrupt ends an import with its status, leaves the file of dialogs as it was, and nothing behind.
func TestImportInterrupted(t *testing.T) {
	dir, temp := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", temp)
	dialogs := filepath.Join(dir, "dialogs", "telegram.jsonl")
	known := `{"id":"telegram-1-1","messages":[{"role":"user","text":"?"}]}` + "\n"
	firstlinetest.Write(t, filepath.Join(dir, "firstline.yaml"), "dialogs: {ours: user7001}\n")
	firstlinetest.Write(t, dialogs, known)
	export := filepath.Join(dir, "result.json")
	firstlinetest.Write(t, export, telegramExport(120_000))
	ctx, cancel := context.WithCancel(t.Context())
	calls := 0
	a, _, complaints := importApp("", func() time.Time {
		if calls++; calls == 300 { // the export is being read, and much of it is on disk
			cancel()
		}
		return time.Unix(0, 0)
	})
	if status := a.run(ctx, []string{"-C", dir, "dialogs", "import", export}); status != interrupted || ctx.Err() == nil {
		t.Errorf("exit status %d, %s", status, complaints)
	}
	if data, err := os.ReadFile(dialogs); err != nil || string(data) != known {
		t.Errorf("%v: %.200s", err, data)
	}
	for _, pattern := range []string{filepath.Join(dir, "dialogs", "*.tmp"), filepath.Join(temp, "*")} {
		if left, err := filepath.Glob(pattern); err != nil || len(left) > 0 {
			t.Error("left behind:", left, err)
		}
	}
}

// A file that may not be read, or not be written, is told, and nothing is lost.
func TestImportForbidden(t *testing.T) {
	dir := t.TempDir()
	firstlinetest.Write(t, filepath.Join(dir, "firstline.yaml"), "dialogs: {ours: user7001}\n")
	export := filepath.Join(dir, "result.json")
	firstlinetest.Write(t, export, telegramExport(2))
	closed := filepath.Join(dir, "closed.json")
	firstlinetest.Write(t, closed, telegramExport(2))
	if err := os.Chmod(closed, 0); err != nil {
		t.Fatal(err)
	}
	if file, err := os.Open(closed); err == nil {
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
		t.Skip("a file without permissions can be read here: the tests run as root, or on Windows")
	}
	if got := call(t, dir, "dialogs", "import", closed, export); got.status != wrong || !strings.Contains(got.err, "closed.json: cannot be read: permission denied") {
		t.Errorf("%d: %s", got.status, got.err)
	}
	if _, err := os.Stat(filepath.Join(dir, "dialogs")); err == nil {
		t.Error("something was written")
	}
}

// Exports come in whatever encoding they are saved in.
func TestImportEncodings(t *testing.T) {
	table := "Диалог;Кто;Сообщение\n1;клиент;Сколько стоит доставка в Казань?\n1;оператор;Доставка бесплатная от трёх тысяч рублей.\n"
	windows, err := charmap.Windows1251.NewEncoder().String(table)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(table)
	if err != nil {
		t.Fatal(err)
	}
	var first string
	for name, text := range map[string]string{"utf-8": table, "mark": "\ufeff" + table, "windows-1251": windows, "utf-16": wide} {
		dir := t.TempDir()
		firstlinetest.Write(t, filepath.Join(dir, "firstline.yaml"), "dialogs: {mappings: {crm: {id: Диалог, text: Сообщение, role: {key: Кто, user: клиент, human: оператор}}}}\n")
		firstlinetest.Write(t, filepath.Join(dir, "crm.csv"), text)
		if got := call(t, dir, "dialogs", "import", filepath.Join(dir, "crm.csv")); got.status != done {
			t.Fatalf("%s: %s", name, got.err)
		}
		data, err := os.ReadFile(filepath.Join(dir, "dialogs", "crm.jsonl"))
		if first == "" {
			first = string(data)
		}
		if err != nil || string(data) != first || !strings.Contains(first, "Доставка бесплатная от трёх тысяч рублей.") {
			t.Errorf("%s: %v: %s", name, err, data)
		}
	}
}

// Imports into one file at once lose nothing of one another, and what one that was killed has left is removed.
func TestImportTogether(t *testing.T) {
	dir := t.TempDir()
	firstlinetest.Write(t, filepath.Join(dir, "firstline.yaml"), "dialogs: {ours: user7001}\n")
	left := filepath.Join(dir, "dialogs", "telegram.jsonl.123.tmp")
	firstlinetest.Write(t, left, "{")
	kept := filepath.Join(dir, "dialogs", "telegram.jsonl.old.tmp")
	firstlinetest.Write(t, kept, "{")
	const imports = 8
	var running sync.WaitGroup
	for n := range imports {
		export := filepath.Join(dir, fmt.Sprintf("%d.json", n))
		firstlinetest.Write(t, export, strings.Replace(telegramExport(2000), `"id":1,`, fmt.Sprintf(`"id":%d,`, n+1), 1))
		running.Go(func() {
			a, _, complaints := importApp("", func() time.Time { return time.Unix(0, 0) })
			if status := a.run(t.Context(), []string{"-C", dir, "dialogs", "import", export}); status != done {
				t.Errorf("exit status %d, %s", status, complaints)
			}
		})
	}
	running.Wait()
	data, err := os.ReadFile(filepath.Join(dir, "dialogs", "telegram.jsonl"))
	if lines := strings.Count(string(data), "\n"); err != nil || lines != imports {
		t.Errorf("%d dialogs of %d: %v", lines, imports, err)
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("what a killed import has left is still there")
	}
	if _, err := os.Stat(kept); err != nil {
		t.Error(err)
	}
}
