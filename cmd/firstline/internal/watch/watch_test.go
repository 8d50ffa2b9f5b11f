package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// folder is a folder that is watched, with the folders below it.
type folder struct {
	t   *testing.T
	dir string
}

func (f folder) folders() []string {
	var dirs []string
	_ = filepath.WalkDir(f.dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			dirs = append(dirs, path)
		}
		return nil
	})
	return dirs
}

func (f folder) stamp() string {
	var b strings.Builder
	_ = filepath.WalkDir(f.dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			if info, err := d.Info(); err == nil {
				fmt.Fprintln(&b, path, info.Size(), info.ModTime().UnixNano())
			}
		}
		return nil
	})
	return b.String()
}

func (f folder) write(name, text string) {
	f.t.Helper()
	path := filepath.Join(f.dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(text), 0o666)); err != nil {
		f.t.Fatal(err)
	}
}

func none() (*fsnotify.Watcher, error) { return nil, errors.New("there is no more of it") }

// What is saved is told once, whether the system tells of it or the folders are looked at.
func TestNext(t *testing.T) {
	for name, events := range map[string]func() (*fsnotify.Watcher, error){"told": nil, "looked at": none} {
		t.Run(name, func(t *testing.T) {
			f := folder{t, t.TempDir()}
			f.write("a.md", "1")
			w := New(Options{Folders: f.folders, Stamp: f.stamp, Events: events})
			defer w.Close()
			if polling := w.Polling() != nil; polling != (events != nil) {
				t.Errorf("polling: %v", w.Polling())
			}
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			for i, change := range []func(){
				func() { f.write("a.md", "22") },
				func() {
					f.write("a.tmp", "333")
					_ = os.Rename(filepath.Join(f.dir, "a.tmp"), filepath.Join(f.dir, "a.md"))
				},
				func() { f.write("new/deep/b.md", "1") },
				func() { f.write("new/deep/b.md", "22") },
				func() { _ = os.RemoveAll(filepath.Join(f.dir, "new")) },
				func() { f.write("new/deep/b.md", "1") },
				func() { f.write("new/deep/b.md", "4444") },
			} {
				change()
				if err := w.Next(ctx); err != nil {
					t.Fatalf("change %d: %v", i, err)
				}
			}
			short, cancel := context.WithTimeout(t.Context(), 2*quiet)
			defer cancel()
			if err := w.Next(short); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("nothing has changed: %v", err)
			}
		})
	}
}

// A program that never stops writing does not keep the rest from being told.
func TestNextWhileWriting(t *testing.T) {
	f := folder{t, t.TempDir()}
	w := New(Options{Folders: f.folders, Stamp: f.stamp})
	defer w.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	stop := make(chan struct{})
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			case <-time.After(quiet / 4):
				_ = os.WriteFile(filepath.Join(f.dir, "log.txt"), []byte(strings.Repeat("x", i)), 0o666)
			}
		}
	}()
	defer close(stop)
	if err := w.Next(ctx); err != nil {
		t.Error(err)
	}
}
