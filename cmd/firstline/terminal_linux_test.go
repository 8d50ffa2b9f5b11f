package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// TestTerminalIsNotAsked holds that a command asks the terminal nothing: one that does not answer would be waited
// for.
func TestTerminalIsNotAsked(t *testing.T) {
	outer, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("there are no terminals here: %v", err)
	}
	defer outer.Close()
	if err := unix.IoctlSetPointerInt(int(outer.Fd()), unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	number, err := unix.IoctlGetInt(int(outer.Fd()), unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	inner, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer inner.Close()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	firstline := exec.CommandContext(ctx, "firstline", "--version")
	firstline.Env = append(firstline.Environ(), "TERM=xterm-256color")
	firstline.Stdin, firstline.Stdout, firstline.Stderr = inner, inner, inner
	firstline.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := firstline.Run(); err != nil {
		t.Fatal(err)
	}
	said := make([]byte, 1<<12)
	n, err := outer.Read(said)
	if err != nil || !bytes.HasPrefix(said[:n], []byte("firstline ")) || bytes.ContainsRune(said[:n], '\x1b') {
		t.Errorf("%q %v", said[:n], err)
	}
}
