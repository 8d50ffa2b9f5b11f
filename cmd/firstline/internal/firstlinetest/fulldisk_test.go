//go:build linux

package firstlinetest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// testFullDisk fills the disk that a project lies on, a small one in memory, and ingests: the index is
// what it was, and works.
func (p *program) testFullDisk(t *testing.T) {
	disk := t.TempDir()
	if out, err := exec.CommandContext(t.Context(), "mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("a small disk cannot be mounted here: %s", strings.TrimSpace(string(out)))
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	})
	Write(t, filepath.Join(disk, "firstline.yaml"), "language: en\n")
	Write(t, filepath.Join(disk, "kb", "faq.md"), "# Do you deliver?\n\nYes, on weekdays.\n")
	p.run(t, disk, "ingest")

	var list strings.Builder
	list.WriteString("Name;Price\n")
	for i := range 3000 {
		fmt.Fprintf(&list, "Item %d;£%d.50\n", i, i+1)
	}
	Write(t, filepath.Join(disk, "kb", "prices.csv"), list.String())
	cmd, _, stderr := p.command(t, disk, "ingest")
	_ = cmd.Run()
	if code := cmd.ProcessState.ExitCode(); code != infrastructure || !strings.Contains(stderr.String(), "no space left") {
		t.Errorf("ends with %d, want %d:\n%s", code, infrastructure, stderr)
	}
	if err := os.Remove(filepath.Join(disk, "kb", "prices.csv")); err != nil {
		t.Fatal(err)
	}
	if shown, _ := p.run(t, disk, "search", "do you deliver"); !strings.Contains(shown, "on weekdays") {
		t.Errorf("the old index does not work any more:\n%s", shown)
	}
	left, err := os.ReadDir(filepath.Join(disk, ".firstline"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range left {
		if strings.HasSuffix(f.Name(), ".tmp") || strings.HasPrefix(f.Name(), ".index") {
			t.Errorf("%s was left behind", f.Name())
		}
	}
}

// testOddFiles puts into kb/ what is no file that could be read: a pipe on which a reader would wait
// for ever, links in a ring, a link out of the project.
func (p *program) testOddFiles(t *testing.T) {
	for name, odd := range map[string]struct {
		make func(path string) error
		want string
	}{
		"a pipe.md": {func(path string) error { return syscall.Mkfifo(path, 0o666) }, "not a regular file"},
		"a ring.md": {func(path string) error { return os.Symlink(filepath.Base(path), path) }, "a link to nothing"},
		"out.md":    {func(path string) error { return os.Symlink("../../secret.md", path) }, "leads out of the project"},
	} {
		t.Run(name, func(t *testing.T) {
			dir, outside := hostileProject(t, p)
			if err := odd.make(filepath.Join(dir, "kb", name)); err != nil {
				t.Fatal(err)
			}
			p.refuses(t, dir, odd.want)
			untouched(t, outside)
		})
	}
}
