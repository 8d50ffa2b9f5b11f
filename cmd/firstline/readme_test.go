package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite what README shows")

// TestReadme runs the commands of README.md, from the top of a copy of the repository's sample
// data, and holds what they print against what README shows. In a console block a line that
// begins with $ is a command, and what follows is its output; a line … stands for any number of
// lines. Only the test command itself is not run again. With -update README shows what is printed
// now, cut where it was cut.
func TestReadme(t *testing.T) {
	name, err := filepath.Abs("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	sample, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := copySample("testdata", sample); err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, example := range examples(readme) {
		args, ok := firstlineArgs(example.command)
		if !ok {
			if !strings.HasPrefix(example.command, "go test ") {
				t.Errorf("README's command is none that this test can run: %s", example.command)
			}
			continue
		}
		ran++
		var out bytes.Buffer
		a := &app{
			in: strings.NewReader(""), out: &out, err: &out,
			env:      func(string) (string, bool) { return "", false },
			clock:    func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) },
			terminal: func() bool { return false },
		}
		if status := a.run(t.Context(), args); status != done {
			t.Errorf("$ %s\nends with %d", example.command, status)
		}
		switch printed := trimLines(out.String()); {
		case shows(example.output, printed):
		case *update:
			readme = strings.Replace(readme, "$ "+example.command+"\n"+example.output,
				"$ "+example.command+"\n"+cutAlike(printed, example.output), 1)
		default:
			t.Errorf("$ %s\n%s", example.command, cmp.Diff(example.output, printed))
		}
	}
	if *update {
		if err := os.WriteFile(name, []byte(readme), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if ran < 10 {
		t.Errorf("README shows only %d commands", ran)
	}
}

type example struct{ command, output string }

// examples gives the commands of the console blocks.
func examples(readme string) []example {
	var all []example
	for _, block := range strings.Split(readme, "```console\n")[1:] {
		block, _, _ = strings.Cut(block, "```")
		for line := range strings.Lines(block) {
			if command, ok := strings.CutPrefix(line, "$ "); ok {
				all = append(all, example{command: strings.TrimSpace(command)})
			} else if len(all) > 0 {
				all[len(all)-1].output += line
			}
		}
	}
	return all
}

// firstlineArgs gives the arguments of a command that runs firstline. Only double quotes quote.
func firstlineArgs(command string) ([]string, bool) {
	rest, ok := strings.CutPrefix(command, "go run ./cmd/firstline ")
	if !ok {
		rest, ok = strings.CutPrefix(command, "firstline ")
	}
	var args []string
	for i, part := range strings.Split(rest, `"`) {
		if i%2 == 1 {
			args = append(args, part)
		} else {
			args = append(args, strings.Fields(part)...)
		}
	}
	return args, ok
}

// shows tells whether an output is what README shows of it.
func shows(shown, output string) bool {
	head, tail, cut := strings.Cut("\n"+strings.TrimSpace(shown)+"\n", "\n…\n")
	if !cut {
		return head == "\n"+output+"\n"
	}
	output = "\n" + output + "\n"
	return strings.HasPrefix(output, head+"\n") && strings.HasSuffix(output, "\n"+tail) &&
		len(output) >= len(head)+len(tail)
}

// cutAlike shows as many lines of the beginning and the end of an output as were shown before.
func cutAlike(output, shown string) string {
	head, tail, cut := strings.Cut("\n"+shown, "\n…\n")
	lines := strings.Split(output, "\n")
	first, last := strings.Count(head, "\n"), strings.Count(tail, "\n")
	if !cut || first+last >= len(lines) {
		return output + "\n"
	}
	kept := append(append(slices.Clone(lines[:first]), "…"), lines[len(lines)-last:]...)
	return strings.Join(kept, "\n") + "\n"
}

// trimLines drops blanks at the ends of lines, which nobody can see in README.
func trimLines(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}
