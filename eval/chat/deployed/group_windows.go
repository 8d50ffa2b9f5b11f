package deployed

import (
	"os"
	"os/exec"
	"strconv"
	"syscall"
)

// ownGroup makes a program the first of a group of processes: what is typed at the console does not reach
// it.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}

// killGroup ends a program, and what it has started: the system's own tool knows what that is.
func killGroup(p *os.Process) error {
	if err := exec.Command("taskkill", "/t", "/f", "/pid", strconv.Itoa(p.Pid)).Run(); err != nil {
		return p.Kill()
	}
	return nil
}

// sweepGroup does nothing: once a program has ended, its number may be another's, and what it has left
// behind cannot be told.
func sweepGroup(*os.Process) {}
