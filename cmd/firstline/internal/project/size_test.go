package project

import (
	"testing"

	"firstline/kb/yaml"
)

func TestSize(t *testing.T) {
	tests := map[string]Size{ // 0: a mistake
		"64 MB": 64 << 20, "64mb": 64 << 20, "64 MiB": 64 << 20, "10M": 10 << 20, "1.5 GB": 3 << 29, "300 kB": 300 << 10,
		"4096": 4096, "512 B": 512, "1 024 KB": 1 << 20, "10 МБ": 10 << 20, "10\u00a0Кб": 10 << 10, "1 ГБ": 1 << 30, `"64 MB"`: 64 << 20,
		"10 MBB": 0, "ten": 0, "-1": 0, "0": 0, "0.5": 0, "NaN": 0, "Inf": 0, "1e30": 0, "2000 GB": 0, "2 TB": 0, `"1,5 GB"`: 0,
		"[1]": 0, "{a: 1}": 0, `""`: 0,
	}
	for written, want := range tests {
		var limits Limits
		err := yaml.Decode(FileName, []byte("file_size: "+written+"\n"), &limits)
		if (err == nil) != (want > 0) || limits.FileSize != want {
			t.Errorf("%s is read as %d, not %d: %v", written, limits.FileSize, want, err)
		}
	}
}
