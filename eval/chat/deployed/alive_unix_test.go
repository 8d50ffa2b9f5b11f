//go:build unix

package deployed_test

import "syscall"

// alive tells whether there is a process of that number, a zombie too.
func alive(pid int) bool { return syscall.Kill(pid, 0) == nil }
