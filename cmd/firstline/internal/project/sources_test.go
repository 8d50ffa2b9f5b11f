package project

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// guarded is a file system of which one folder may not be looked into.
type guarded struct {
	fstest.MapFS
	folder string
}

func (g guarded) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == g.folder {
		return nil, &fs.PathError{Op: "openat", Path: name, Err: fs.ErrPermission}
	}
	return g.MapFS.ReadDir(name)
}

// TestClosedFolder: a folder that may not be looked into is told by its name, and the rest is found.
func TestClosedFolder(t *testing.T) {
	files := fstest.MapFS{"kb/faq.md": {}, "kb/shut/secret.md": {}, "kb/tail.md": {}}
	found, err := knowledge(guarded{files, "kb/shut"})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(found.Sources, " "); got != "kb/faq.md kb/tail.md" {
		t.Errorf("sources %s", got)
	}
	if got := Findings(found.Closed, "X"); len(got) != 1 || got[0].Pos.Path != "kb/shut" || got[0].Message != "permission denied" {
		t.Errorf("closed %+v", got)
	}
	_, err = knowledge(guarded{files, "kb"})
	if got := Findings(err, "X"); len(got) != 1 || got[0].Pos.Path != "kb" || got[0].Message != "permission denied" {
		t.Errorf("the whole of it: %+v", got)
	}
}
