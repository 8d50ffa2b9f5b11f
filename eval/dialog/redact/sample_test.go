package redact

import (
	"os"
	"testing"

	"firstline/eval/dialog"
)

const samplePath = "../../../testdata/vestochka/dialogs/2026-h1.jsonl"

// sampleDialogs reads the sample dialogs of the sample company, and gives their size in bytes of JSON.
func sampleDialogs(tb testing.TB) (dialogs []*dialog.Dialog, size int64) {
	tb.Helper()
	file, err := os.Open(samplePath)
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		tb.Fatal(err)
	}
	for d, err := range dialog.Read(samplePath, file) {
		if err != nil {
			tb.Fatal(err)
		}
		dialogs = append(dialogs, d)
	}
	return dialogs, info.Size()
}

// BenchmarkSamples redacts the sample dialogs of a company as an import does, knowing its texts. MB/s are
// those of the file.
func BenchmarkSamples(b *testing.B) {
	r := companyRedactor(b, "vestochka")
	dialogs, size := sampleDialogs(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range dialogs {
			r.Dialog(d)
		}
	}
}
