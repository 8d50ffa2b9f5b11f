// Command firstline is the workbench for AI support operators: it reads a company's knowledge
// base, assembles the prompt of an operator, and proves on scripted dialogs that it works.
//
// Each command is a file of this package: an options struct, a constructor that only binds
// flags, and a run function. The process itself (arguments, streams, environment, clock,
// signals) is touched here and nowhere else.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // company hours name zones, and Windows has no files for them

	"golang.org/x/term"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a := &app{
		in:       os.Stdin,
		out:      os.Stdout,
		err:      os.Stderr,
		env:      os.LookupEnv,
		clock:    time.Now,
		terminal: func() bool { return term.IsTerminal(int(os.Stdout.Fd())) },
		typing:   func() bool { return term.IsTerminal(int(os.Stdin.Fd())) },
		watching: func() bool { return term.IsTerminal(int(os.Stderr.Fd())) },
		width:    width,
	}
	code := a.run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// width is that of the terminal which out or err is; 0 where neither is one.
func width() int {
	for _, stream := range []*os.File{os.Stdout, os.Stderr} {
		if columns, _, err := term.GetSize(int(stream.Fd())); err == nil {
			return columns
		}
	}
	return 0
}
