//go:build linux

package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstline/cmd/firstline/internal/firstlinetest"
)

// BenchmarkImport imports large exports, from the start of the process to its end: chats of Telegram in one
// document, one chat that never ends, and a table in which the rows of all dialogs are mixed. It must hold less
// than 256 MB, however large they are: what is held does not grow with them.
func BenchmarkImport(b *testing.B) {
	const limit = 256
	size := 128 << 20
	if testing.Short() {
		size = 24 << 20
	}
	program := firstlinetest.Build(b, firstlinetest.Program)
	dir := b.TempDir()
	firstlinetest.Write(b, filepath.Join(dir, "firstline.yaml"), `dialogs:
  ours: user7001
  mappings:
    crm: {id: dialog, text: text, at: time, role: {key: role, user: client, operator: bot, human: agent}}
`)
	for name, generate := range map[string]func(w *bufio.Writer, size int){
		"chats.json": func(w *bufio.Writer, size int) { manyChats(w, size, 40) },
		"chat.json":  func(w *bufio.Writer, size int) { manyChats(w, size, size) },
		"mixed.csv":  mixedRows,
	} {
		b.Run(name, func(b *testing.B) {
			path := filepath.Join(dir, name)
			generated(b, path, size, generate)
			b.SetBytes(int64(size))
			most := 0.0
			for b.Loop() {
				if err := os.RemoveAll(filepath.Join(dir, "dialogs")); err != nil {
					b.Fatal(err)
				}
				most = max(most, measured(b, program, dir, "dialogs", "import", name, "-q"))
			}
			b.ReportMetric(most, "MB")
			if most >= limit {
				b.Errorf("%.0f MB, and the limit is %d", most, limit)
			}
		})
	}
}

func generated(b *testing.B, path string, size int, generate func(*bufio.Writer, int)) {
	b.Helper()
	file, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriter(file)
	generate(w, size)
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
}

// manyChats writes chats of so many messages each, until there is enough.
func manyChats(w *bufio.Writer, size, messages int) {
	n, _ := w.WriteString(`{"chats":{"list":[`)
	for chat := 1; n < size; chat++ {
		written, _ := fmt.Fprintf(w, "%s\n{\"type\":\"personal_chat\",\"id\":%d,\"messages\":[", []string{",", ""}[1/chat], chat)
		n += written
		for i := 0; i < messages && n < size; i++ {
			written, _ := fmt.Fprintf(w, "%s\n {\"id\":%d,\"type\":\"message\",\"date_unixtime\":\"%d\",\"from\":\"x\",\"from_id\":\"user%d\",\"text\":\"%s %d\"}",
				[]string{"", ","}[min(i, 1)], i, 1772348400+30*i, []int{5, 7001}[i%2], benchWords, i)
			n += written
		}
		_, _ = w.WriteString("]}")
	}
	_, _ = w.WriteString("]}}")
}

const benchWords = "Здравствуйте, подскажите, пожалуйста, сколько стоит тариф и как подключить виджет к сайту"

// mixedRows writes rows of a table, a dialog of ten of them, all mixed.
func mixedRows(w *bufio.Writer, size int) {
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the file is to be the same in every run
	n, _ := w.WriteString("dialog;time;role;text\n")
	dialogs := size / 2500
	for i := 0; n < size; i++ {
		written, _ := fmt.Fprintf(w, "%d;2026-03-01 %02d:%02d:%02d;%s;%s\n", random.IntN(dialogs), i/3600%24, i/60%60, i%60,
			[]string{"client", "bot", "agent"}[i%3], strings.Repeat(benchWords, 1+i%2))
		n += written
	}
}
