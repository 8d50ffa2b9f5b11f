//go:build unix

package deployed

import (
	"os"
	"os/exec"
	"syscall"
)

// ownGroup makes a program the first of a group of processes: what it starts belongs to it, and what is
// typed at the terminal does not reach it.
func ownGroup(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// killGroup ends a program that ownGroup was given, and what it has started.
func killGroup(p *os.Process) error { return syscall.Kill(-p.Pid, syscall.SIGKILL) }

// sweepGroup ends what a program has left behind, which has ended itself.
func sweepGroup(p *os.Process) { _ = killGroup(p) } // there is nothing, as a rule
