package deployed

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os/exec"
	"strings"
	"sync"

	"firstline/eval/chat"
	"firstline/kb/endpoint"
)

// ProgramConfig says which program an operator is, and who.
type ProgramConfig struct {
	Command  []string // the program and its arguments; a relative path is one in Dir
	Dir      string   // where it runs, which is there; empty: the current folder
	Operator string
	Language string // ru or en
}

// Program is an operator that is a program. It may be asked from several goroutines; each has a process of
// its own for as long as it asks.
type Program struct {
	config ProgramConfig
	at     *endpoint.Endpoint

	mu    sync.Mutex
	idle  []*process
	alive sync.WaitGroup // processes
}

// Command makes the client of an operator that is a program. It is not started yet.
func Command(c ProgramConfig) (*Program, error) {
	if len(c.Command) == 0 || c.Command[0] == "" {
		return nil, errors.New("the command is empty")
	}
	return &Program{config: c, at: endpoint.Program(strings.Join(c.Command, " "))}, nil
}

// Reply asks the operator.
func (p *Program) Reply(ctx context.Context, r chat.Request) (chat.Reply, error) {
	line, err := request(ctx, p.config.Operator, p.config.Language, r)
	if err != nil {
		return chat.Reply{}, err
	}
	answer, err := p.ask(ctx, line)
	if err != nil {
		return chat.Reply{}, err
	}
	return reply(p.at, answer)
}

// ask has a process answer. One that had answered before and ended is no failure: the next is asked.
func (p *Program) ask(ctx context.Context, line []byte) ([]byte, error) {
	for {
		process, used, err := p.take(ctx)
		if err != nil {
			return nil, p.at.Errorf(endpoint.ReasonUnreachable, "cannot be started: %v", err)
		}
		answer, err := process.ask(ctx, line)
		if err == nil && json.Valid(answer) {
			p.giveBack(process)
			return answer, nil
		}
		process.kill()
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.Is(err, errEnded) && used:
			continue
		case errors.Is(err, errEnded):
			return nil, p.at.Errorf(endpoint.ReasonUnreachable, "ended without an answer (%s)", process.end())
		case err != nil:
			return nil, p.at.Errorf(endpoint.ReasonReply, "%v", err)
		}
		return answer, nil
	}
}

// take gives a process that waits for a request, and whether it was used before.
func (p *Program) take(ctx context.Context) (taken *process, used bool, err error) {
	p.mu.Lock()
	if last := len(p.idle) - 1; last >= 0 {
		taken, p.idle = p.idle[last], p.idle[:last]
	}
	p.mu.Unlock()
	if taken != nil {
		return taken, true, nil
	}
	started, err := start(ctx, p.config.Command, p.config.Dir)
	if err != nil {
		return nil, false, plain(err)
	}
	p.alive.Go(func() { <-started.done })
	return started, false, nil
}

func (p *Program) giveBack(process *process) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, process)
}

// Close ends the processes, and comes back when none is left. Nothing may be asked meanwhile.
func (p *Program) Close() error {
	p.mu.Lock()
	idle := p.idle
	p.idle = nil
	p.mu.Unlock()
	for _, process := range idle {
		go process.stop()
	}
	p.alive.Wait()
	return nil
}

// plain is why a program cannot be started, without its name.
func plain(err error) error {
	if failed, ok := errors.AsType[*exec.Error](err); ok {
		return failed.Err
	}
	if failed, ok := errors.AsType[*fs.PathError](err); ok {
		return failed.Err
	}
	return err
}
