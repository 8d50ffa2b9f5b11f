package deployed

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"firstline/kb/endpoint"
)

// grace is how long a process may take to end by itself, and then to let go of its streams.
const grace = time.Second

// errEnded says that a process has ended; its method end says how.
var errEnded = errors.New("ended")

// process is a program that runs. Its lines are read all the time, so that one which nobody has asked for is
// seen.
type process struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	lines  chan []byte        // what it writes
	failed error              // why nothing more is read, where that is not its end; set before lines is closed
	errors tail               // the end of its standard error
	kill   context.CancelFunc // ends it with all that it has started; to be called once it is not wanted any more
	done   chan struct{}      // closed when it has ended
}

// start starts a program that outlives the request for which it is started.
func start(ctx context.Context, command []string, dir string) (*process, error) {
	ctx, kill := context.WithCancel(context.WithoutCancel(ctx))
	p := &process{
		cmd:   exec.CommandContext(ctx, command[0], command[1:]...), //nolint:gosec // what is started is the user's own choice
		lines: make(chan []byte), kill: kill, done: make(chan struct{}),
	}
	out, in := io.Pipe()
	p.cmd.Dir, p.cmd.Stdout, p.cmd.Stderr, p.cmd.WaitDelay = dir, in, &p.errors, grace
	p.cmd.Cancel = func() error { return killGroup(p.cmd.Process) }
	ownGroup(p.cmd)
	var err error
	if p.in, err = p.cmd.StdinPipe(); err == nil {
		err = p.cmd.Start()
	}
	if err != nil {
		kill()
		return nil, err
	}
	go func() {
		_ = p.cmd.Wait() // how it ended is asked of its state
		sweepGroup(p.cmd.Process)
		_ = in.Close() // never fails
		close(p.done)
	}()
	go p.read(ctx, out)
	return p, nil
}

// read gives the lines to who asks, until the process ends or is not wanted any more.
func (p *process) read(ctx context.Context, out *io.PipeReader) {
	defer close(p.lines)
	defer out.Close() //nolint:errcheck // never fails
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, endpoint.LongestAnswer)
	for lines.Scan() {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		select {
		case p.lines <- bytes.Clone(lines.Bytes()):
		case <-ctx.Done():
			return
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		p.failed = fmt.Errorf("the answer is longer than %d MiB", endpoint.LongestAnswer>>20)
	}
}

// ask writes a request and waits for the line that answers it. Where the context ends before, so does the
// process.
func (p *process) ask(ctx context.Context, request []byte) ([]byte, error) {
	stop := context.AfterFunc(ctx, p.kill)
	defer stop()
	select {
	case line, more := <-p.lines:
		if more {
			return nil, fmt.Errorf("wrote a line that nobody asked for: %s", line)
		}
	default:
	}
	_, _ = p.in.Write(request) // one that does not read has ended, or may answer all the same
	select {
	case line, more := <-p.lines:
		if more {
			return line, nil
		}
		return nil, p.whyNone()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// whyNone says why there are no more lines.
func (p *process) whyNone() error {
	if p.failed != nil {
		return p.failed
	}
	return errEnded
}

// end says how a process ended, with the last of what it has complained of.
func (p *process) end() string {
	<-p.done
	said := p.cmd.ProcessState.String()
	if last := p.errors.lines(); last != "" {
		said += ": " + last
	}
	return said
}

// stop has a process end by itself, as it does when its input ends, or kills it.
func (p *process) stop() {
	defer p.kill()
	_ = p.in.Close() // it may have ended
	select {
	case <-p.done:
	case <-time.After(grace):
	}
}

// tail keeps the end of what is written to it.
type tail struct{ kept []byte }

// Write never fails.
func (t *tail) Write(p []byte) (int, error) {
	const most = 4 << 10
	t.kept = append(t.kept, p...)
	if over := len(t.kept) - most; over > 0 {
		t.kept = append(t.kept[:0], t.kept[over:]...)
	}
	return len(p), nil
}

// lines gives the last lines, as many as go into a message.
func (t *tail) lines() string {
	const most = 120
	all := strings.Split(strings.TrimSpace(string(t.kept)), "\n")
	first := len(all) - 1
	for size := len(all[first]); first > 0 && size+len(all[first-1]) < most; first-- {
		size += len(all[first-1])
	}
	return strings.Join(all[first:], " ")
}
