// Package firstlinetest has what tests of firstline share: copies of the sample company, a model behind a server, and
// the program itself. Its own tests run the program as processes, and take from them what they stand on.
package firstlinetest

import (
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// Program is the package of firstline itself, for [Build].
const Program = "firstline/cmd/firstline"

// Build makes the program of a package, in a folder of its own, and gives its path.
func Build(tb testing.TB, pkg string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "program")
	if runtime.GOOS == "windows" {
		path += ".exe"
	}
	if out, err := exec.CommandContext(tb.Context(), "go", "build", "-o", path, pkg).CombinedOutput(); err != nil {
		tb.Fatalf("%v\n%s", err, out)
	}
	return path
}
