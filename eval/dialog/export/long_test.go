package export

import (
	"errors"
	"io"
	"strings"
	"testing"

	"firstline/kb"
)

// repeated is a long text without being held.
func repeated(s string, size int) io.Reader {
	return io.LimitReader(&endless{s: s}, int64(size))
}

type endless struct {
	s  string
	at int
}

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = e.s[e.at]
		e.at = (e.at + 1) % len(e.s)
	}
	return len(p), nil
}

// TestLong holds that a line that is too long is skipped, and a value of a document that is far too long ends the
// reading, each with its place.
func TestLong(t *testing.T) {
	const good = `{"id":1,"requester_id":1,"comments":[{"author_id":1,"body":"?"}]}`
	format, _ := Named("zendesk")
	for name, test := range map[string]struct {
		in    io.Reader
		wrong string
		fatal bool
		good  int
	}{
		"line": {
			io.MultiReader(strings.NewReader(good+"\n{\""), repeated("x", MaxRecord), strings.NewReader("\n"+good)),
			"x:2: the line is longer than 16 MiB", false, 2,
		},
		"record": {
			io.MultiReader(strings.NewReader("[\n"+good+",\n{\"id\":\""), repeated("x", MaxRecord), strings.NewReader("\"},\n"+good+"\n]")),
			"x:3: the record is longer than 16 MiB", false, 2,
		},
		"document": {
			io.MultiReader(strings.NewReader("[\n"+good+",\n{\"id\":\""), repeated("x", 6*MaxRecord), strings.NewReader("\"},\n"+good+"\n]")),
			"x:3: a value that begins here is longer than 16 MiB", true, 1,
		},
		"quote": {
			io.MultiReader(strings.NewReader("chat;role;text\n1;user;\""), repeated("x;y\n", 6*MaxRecord)),
			"x:2: a value that begins here is longer than 16 MiB", true, 0,
		},
	} {
		pieces := format.Read("x", test.in, Options{})
		if name == "quote" {
			pieces = (&Mapping{ID: "chat", Text: "text", Role: Roles{Key: "role", User: Words{"user"}}}).Read("x", test.in, Options{})
		}
		var wrong []string
		good := 0
		for _, err := range pieces {
			if err == nil {
				good++
				continue
			}
			wrong = append(wrong, err.Error())
			if _, fatal := errors.AsType[*kb.SyntaxError](err); fatal != test.fatal {
				t.Errorf("%s: %T", name, err)
			}
		}
		if got := strings.Join(wrong, "|"); got != test.wrong || good != test.good {
			t.Errorf("%s: %q and %d records, want %q and %d", name, got, good, test.wrong, test.good)
		}
	}
}
