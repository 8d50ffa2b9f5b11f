package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"firstline/cmd/firstline/internal/firstlinetest"

	"github.com/google/go-cmp/cmp"

	"firstline/kb/yaml"
)

var update = flag.Bool("update", false, "rewrite what README shows")

// TestReadme runs the commands of README.md, from the top of a copy of the repository's sample
// data, and holds what they print against what README shows. In a console block a line that
// begins with $ is a command, and what follows is its output; a line … stands for any number of
// lines. A command ends with 0, unless the next is echo $?. Only the test command itself is not run
// again. With -update README shows what is printed now, cut where it was cut.
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
	if err := firstlinetest.CopySample("testdata", sample); err != nil {
		t.Fatal(err)
	}
	ran := 0
	all := examples(readme)
	for i, example := range all {
		ran++
		out, status := runExample(t, example.command)
		if i+1 < len(all) && all[i+1].command == "echo $?" {
			if want := strings.TrimSpace(all[i+1].output); want != strconv.Itoa(status) {
				t.Errorf("$ %s\nends with %d, want %s", example.command, status, want)
			}
		} else if status != done {
			t.Errorf("$ %s\nends with %d\n%s", example.command, status, out)
		}
		switch printed := trimLines(out); {
		case example.command == "echo $?", shows(example.output, printed):
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

// runExample runs a command of README: firstline itself, or one of the few others that it shows.
func runExample(t *testing.T, command string) (printed string, status int) {
	t.Helper()
	words := words(command)
	switch {
	case words[0] == "firstline":
		return runFirstline(t, words[1:])
	case strings.HasPrefix(command, "go run ./cmd/firstline "):
		return runFirstline(t, words[3:])
	case strings.HasPrefix(command, "go test "), command == "echo $?":
	case words[0] == "cp" && words[1] == "-r":
		if err := os.CopyFS(words[3], os.DirFS(words[2])); err != nil {
			t.Fatal(err)
		}
	case words[0] == "sed" && strings.HasSuffix(words[2], "/d"):
		pattern := strings.TrimSuffix(words[2][1:], "/d")
		firstlinetest.Edit(t, words[3], func(text string) string {
			return strings.Join(slices.DeleteFunc(strings.SplitAfter(text, "\n"), func(line string) bool {
				return strings.Contains(line, pattern)
			}), "")
		})
	case words[0] == "sed" && words[1] == "-i":
		parts := strings.Split(strings.ReplaceAll(words[2], `\n`, "\n"), "|")
		firstlinetest.Edit(t, words[3], func(text string) string { return strings.Replace(text, parts[1], parts[2], 1) })
	default:
		t.Errorf("README's command is none that this test can run: %s", command)
	}
	return "", done
}

func runFirstline(t *testing.T, args []string) (printed string, status int) {
	t.Helper()
	var out bytes.Buffer
	a := &app{
		in: strings.NewReader(""), out: &out, err: &out,
		env:      func(string) (string, bool) { return "", false },
		clock:    func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) },
		terminal: func() bool { return false },
	}
	status = a.run(t.Context(), args)
	return out.String(), status
}

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

// words splits a command line. Only double quotes quote.
func words(command string) []string {
	var all []string
	for i, part := range strings.Split(command, `"`) {
		if i%2 == 1 {
			all = append(all, part)
		} else {
			all = append(all, strings.Fields(part)...)
		}
	}
	return all
}

// TestReadmeWorkflows holds the commands of the CI workflows in README against those that there are:
// a flag that does not exist would be found out by a user.
func TestReadmeWorkflows(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for i, block := range strings.Split(string(readme), "```yaml\n")[1:] {
		block, _, _ = strings.Cut(block, "```")
		if _, err := yaml.Parse(fmt.Sprintf("block %d", i+1), []byte(block)); err != nil {
			t.Errorf("%v\n%s", err, block)
		}
		for line := range strings.Lines(block) {
			_, command, ok := strings.Cut(line, " firstline ")
			if before, _, _ := strings.Cut(line, " firstline "); !ok || !strings.HasSuffix(before, "-") && !strings.HasSuffix(before, "run:") {
				continue
			}
			checked++
			root := newRoot(&app{})
			cmd, args, err := root.Find(words(command))
			if err == nil {
				err = cmd.ParseFlags(args)
			}
			if err == nil {
				err = cmd.ValidateArgs(cmd.Flags().Args())
			}
			if err != nil {
				t.Errorf("%s: %v", strings.TrimSpace(line), err)
			}
		}
	}
	if checked < 5 {
		t.Errorf("only %d commands in README's workflows", checked)
	}
}

// shows tells whether an output is what README shows of it.
func shows(shown, output string) bool {
	head, tail, cut := strings.Cut("\n"+strings.Trim(shown, "\n")+"\n", "\n…\n")
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
	lines := strings.Split(strings.Trim(s, "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}
