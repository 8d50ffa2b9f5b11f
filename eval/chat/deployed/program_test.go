package deployed_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"firstline/eval/chat"
	"firstline/eval/chat/deployed"
	"firstline/kb/endpoint/endpointtest"
)

// bot is an operator as a program.
type bot struct {
	args     []string
	in       io.Reader
	out, err io.Writer
	exit     func(int)
}

// run behaves as it is told. It counts its answers and gives its own number as the contact.
func (b bot) run(behaviour string, args []string) {
	if behaviour == "child" {
		beats(args[0])
	}
	lines := bufio.NewReader(b.in)
	for n := 1; ; n++ {
		line, err := lines.ReadString('\n')
		if err != nil {
			if behaviour == "leaves a mark" {
				os.WriteFile(args[0], []byte("ended by itself"), 0o666)
			}
			if behaviour == "stays" {
				time.Sleep(time.Hour)
			}
			return
		}
		switch behaviour {
		case "says":
			fmt.Fprintln(b.out, args[0])
		case "echo", "stays", "leaves a mark":
			b.answer(line, n)
		case "answers once":
			b.answer("ok", n)
			return
		case "dies":
			fmt.Fprintln(b.err, "line one\nTraceback: in bot.py\n\nKeyError: 'цена'")
			b.exit(7)
		case "dies of the second":
			if n == 2 {
				b.exit(8)
			}
			b.answer("ok", n)
		case "dies of bad":
			if strings.Contains(line, "bad") {
				b.exit(9)
			}
			b.answer("ok", n)
		case "chatters":
			fmt.Fprintf(b.out, "{\"text\":\"ok\"}\n{\"text\":\"unasked\"}\n")
		case "blank":
			fmt.Fprint(b.out, "\n \r\n")
			b.answer("ok", n)
		case "without a line break":
			fmt.Fprint(b.out, `{"text":"ok"}`)
			return
		case "endless":
			for {
				fmt.Fprint(b.out, strings.Repeat("x", 1<<20))
			}
		case "long":
			fmt.Fprintln(b.out, `{"text":"`+strings.Repeat("ё", 1<<20)+`"}`)
		case "hangs":
			fmt.Fprintln(b.err, "thinking")
			time.Sleep(time.Hour)
		case "hangs with a child":
			b.bear(args[0])
			time.Sleep(time.Hour)
		case "leaves a child":
			b.bear(args[0])
			for !lives(args[0]) {
				time.Sleep(10 * time.Millisecond)
			}
			b.exit(3)
		case "slow":
			time.Sleep(100 * time.Millisecond)
			b.answer(line, n)
		}
	}
}

// bear starts a child that holds the same streams.
func (b bot) bear(beat string) {
	child := exec.Command(b.args[0], "program", "child", beat)
	child.Stdout, child.Stderr = b.out, b.err
	child.Start()
}

// beats writes into a file for as long as it lives.
func beats(name string) {
	file, err := os.Create(name)
	for ; err == nil; time.Sleep(20 * time.Millisecond) {
		_, err = file.WriteString(".")
	}
}

// lives tells whether a child has begun to write.
func lives(beat string) bool {
	info, err := os.Stat(beat)
	return err == nil && info.Size() > 0
}

func (b bot) answer(text string, n int) {
	line, _ := json.Marshal(map[string]any{"text": text, "contact": strconv.Itoa(os.Getpid()), "tokens": map[string]int{"input": n}})
	fmt.Fprintln(b.out, string(line))
}

func self(t *testing.T) string {
	t.Helper()
	name, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// command is the test binary as a program; it is closed with the test.
func command(t *testing.T, behaviour string, args ...string) *deployed.Program {
	t.Helper()
	p, err := deployed.Command(deployed.ProgramConfig{
		Command: append([]string{self(t), "program", behaviour}, args...), Operator: "igor", Language: "ru",
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// replies asks one after the other, and gives what came of each: a text, or the error's.
func replies(t *testing.T, p *deployed.Program, questions ...string) []chat.Reply {
	t.Helper()
	var all []chat.Reply
	for _, question := range questions {
		reply, err := p.Reply(t.Context(), asked(question))
		if err != nil {
			_, message, _ := strings.Cut(err.Error(), ": ")
			reply.Text = endpointtest.ReasonOf(err) + ": " + message
		}
		all = append(all, reply)
	}
	return all
}

// TestProgramStays holds that a program is started once where it is asked for one reply after the other.
func TestProgramStays(t *testing.T) {
	p := command(t, "echo")
	for i, reply := range replies(t, p, "раз", "два", "три") {
		if reply.Tokens.Input != i+1 {
			t.Errorf("answer %d is the program's number %d", i+1, reply.Tokens.Input)
		}
	}
}

// TestProgramEndings holds what becomes of programs that end or answer otherwise than they should.
func TestProgramEndings(t *testing.T) {
	for _, test := range []struct {
		behaviour string
		want      []string // of each reply
	}{
		{"answers once", []string{"ok", "ok", "ok"}},
		{"without a line break", []string{"ok", "ok"}},
		{"blank", []string{"ok", "ok"}},
		{"dies", []string{
			"unreachable: ended without an answer (exit status 7: line one Traceback: in bot.py KeyError: 'цена')",
			"unreachable: ended without an answer (exit status 7: line one Traceback: in bot.py KeyError: 'цена')",
		}},
		{"dies of the second", []string{"ok", "ok", "ok"}},
		{"dies of bad", []string{"ok", "unreachable: ended without an answer (exit status 9)", "ok"}},
		{"endless", []string{"reply: the answer is longer than 4 MiB"}},
		{"long", []string{strings.Repeat("ё", 1<<20), strings.Repeat("ё", 1<<20)}},
	} {
		t.Run(test.behaviour, func(t *testing.T) {
			questions := make([]string, len(test.want))
			for i := range questions {
				questions[i] = "good"
			}
			if test.behaviour == "dies of bad" {
				questions[1] = "bad"
			}
			for i, reply := range replies(t, command(t, test.behaviour), questions...) {
				if reply.Text != test.want[i] {
					t.Errorf("reply %d\ngot  %.200s\nwant %.200s", i+1, reply.Text, test.want[i])
				}
			}
		})
	}
}

// TestProgramChatters holds that a second line never passes for the answer to another request.
func TestProgramChatters(t *testing.T) {
	p := command(t, "chatters")
	if got := replies(t, p, "one")[0].Text; got != "ok" {
		t.Fatal(got)
	}
	time.Sleep(500 * time.Millisecond)
	if got := replies(t, p, "two")[0].Text; !strings.HasPrefix(got, `reply: wrote a line that nobody asked for: {"text":"unasked"}`) {
		t.Error(got)
	}
	if got := replies(t, p, "three")[0].Text; got != "ok" {
		t.Error(got)
	}
}

func TestProgramNotThere(t *testing.T) {
	notExecutable := filepath.Join(t.TempDir(), "bot.py")
	if err := os.WriteFile(notExecutable, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		config deployed.ProgramConfig
		want   string
	}{
		{deployed.ProgramConfig{Command: []string{"no-such-bot", "--fast"}}, "no-such-bot --fast: cannot be started: executable file not found in "},
		{deployed.ProgramConfig{Command: []string{"./no-such-bot"}, Dir: t.TempDir()}, "./no-such-bot: cannot be started: no such file or directory"},
		{deployed.ProgramConfig{Command: []string{notExecutable}}, notExecutable + ": cannot be started: permission denied"},
	} {
		if runtime.GOOS == "windows" && test.config.Dir+test.config.Command[0] != "no-such-bot" {
			continue // other words
		}
		p, err := deployed.Command(test.config)
		if err != nil {
			t.Fatal(err)
		}
		_, err = p.Reply(t.Context(), asked("?"))
		if err == nil || !strings.HasPrefix(err.Error(), test.want) || endpointtest.ReasonOf(err) != "unreachable" {
			t.Errorf("got  %v (%s)\nwant %s", err, endpointtest.ReasonOf(err), test.want)
		}
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	}
	for _, empty := range [][]string{nil, {""}} {
		if _, err := deployed.Command(deployed.ProgramConfig{Command: empty}); err == nil {
			t.Errorf("%q is a command", empty)
		}
	}
}

// TestProgramRelative holds that a relative path is one in the folder of the configuration.
func TestProgramRelative(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("on Windows a script cannot name its interpreter, so there is none to start by its path")
	}
	dir := t.TempDir()
	script := "#!/bin/sh\nread line\necho '{\"text\": \"'$(cat answer.txt)'\"}'\n"
	if err := errors.Join(os.WriteFile(filepath.Join(dir, "bot.sh"), []byte(script), 0o777), os.WriteFile(filepath.Join(dir, "answer.txt"), []byte("да"), 0o666)); err != nil {
		t.Fatal(err)
	}
	p, err := deployed.Command(deployed.ProgramConfig{Command: []string{"./bot.sh"}, Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	for _, reply := range replies(t, p, "один", "два") {
		if reply.Text != "да" {
			t.Error(reply.Text)
		}
	}
}

// TestProgramHangs holds that an ended context ends a reply, and the program with what it has started.
func TestProgramHangs(t *testing.T) {
	p := command(t, "hangs")
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := p.Reply(ctx, asked("?")); !errors.Is(err, context.DeadlineExceeded) || endpointtest.ReasonOf(err) != "" {
		t.Error(err)
	}

	beat := filepath.Join(t.TempDir(), "beat")
	p = command(t, "hangs with a child", beat)
	ctx, cancel = context.WithCancel(t.Context())
	defer cancel()
	go func() {
		for !lives(beat) {
			time.Sleep(10 * time.Millisecond)
		}
		cancel()
	}()
	if _, err := p.Reply(ctx, asked("?")); !errors.Is(err, context.Canceled) || endpointtest.ReasonOf(err) != "" {
		t.Error(err)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	silent(t, beat)
}

// TestProgramLeavesChild holds that the death of a program is seen, whoever holds its streams, and what it
// leaves behind is ended.
func TestProgramLeavesChild(t *testing.T) {
	beat := filepath.Join(t.TempDir(), "beat")
	p := command(t, "leaves a child", beat)
	if got := replies(t, p, "?")[0].Text; got != "unreachable: ended without an answer (exit status 3)" {
		t.Error(got)
	}
	silent(t, beat)
}

// silent wants a child to have written into the file, and to write no more.
func silent(t *testing.T, beat string) {
	t.Helper()
	before, err := os.ReadFile(beat)
	if err != nil || len(before) == 0 {
		t.Fatal("the child has not lived: ", err)
	}
	time.Sleep(300 * time.Millisecond)
	if after, err := os.ReadFile(beat); err != nil || len(after) != len(before) {
		t.Errorf("the child goes on: %d and then %d beats, %v", len(before), len(after), err)
	}
}

// TestClose holds that a program may end by itself, and is killed where it does not.
func TestClose(t *testing.T) {
	mark := filepath.Join(t.TempDir(), "mark")
	for _, behaviour := range []string{"leaves a mark", "stays"} {
		p := command(t, behaviour, mark)
		pid, err := strconv.Atoi(replies(t, p, "?")[0].Contact)
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		if alive(pid) {
			t.Errorf("%s: still there", behaviour)
		}
	}
	if _, err := os.Stat(mark); err != nil {
		t.Errorf("it had no time to end: %v", err)
	}
}

// TestProgramConcurrent holds that each of several goroutines has a program of its own, is given its own
// answer, and that no more programs are started than that.
func TestProgramConcurrent(t *testing.T) {
	const dialogs, turns = 4, 3
	p := command(t, "slow")
	var mu sync.Mutex
	processes := map[string]bool{}
	var all sync.WaitGroup
	for i := range dialogs {
		all.Go(func() {
			for turn := range turns {
				question := fmt.Sprintf("dialog %d turn %d", i, turn)
				reply, err := p.Reply(t.Context(), asked(question))
				if err != nil || !strings.Contains(reply.Text, question) {
					t.Errorf("%s: %q, %v", question, reply.Text, err)
				}
				mu.Lock()
				processes[reply.Contact] = true
				mu.Unlock()
			}
		})
	}
	all.Wait()
	if len(processes) != dialogs {
		t.Errorf("%d processes, want %d", len(processes), dialogs)
	}
}

// BenchmarkProgram is one reply of a program that does nothing else.
func BenchmarkProgram(b *testing.B) {
	name, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	p, err := deployed.Command(deployed.ProgramConfig{Command: []string{name, "program", "echo"}})
	if err != nil {
		b.Fatal(err)
	}
	defer p.Close()
	for b.Loop() {
		if _, err := p.Reply(b.Context(), asked("Сколько стоит Pro?")); err != nil {
			b.Fatal(err)
		}
	}
}
