package report

import (
	"bytes"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"firstline/eval"
)

func TestJUnit(t *testing.T) {
	got := printed(t, KindJUnit, compared(t))
	golden(t, "junit.xml", got)
	validate(t, got)
}

// A shard may leave a set without dialogs; its suite is there all the same.
func TestJUnitOfAShard(t *testing.T) {
	r := eval.NewReport(eval.Made{Plan: eval.Plan{Shard: "2/4"}, Sets: sets(0, 1, 0)}, dialogs()[5:6])
	got := printed(t, KindJUnit, Run{Report: r})
	validate(t, got)
	read := readJUnit(t, got)
	if read.Name != "firstline eval, shard 2/4" || len(read.Suites) != 3 || len(read.Suites[0].Cases) != 0 || len(read.Suites[1].Cases) != 1 {
		t.Errorf("got %+v", read)
	}
	validate(t, printed(t, KindJUnit, Run{Report: eval.NewReport(eval.Made{}, nil)}))
}

// No text makes the report ill-formed.
func TestJUnitOfAnyText(t *testing.T) {
	for _, text := range []string{"\x00\x0b\x1f", "\xff\xfe", "\ufffe\uffff", "]]>", "<&>\"'", "a\r\nb\tc", "\u202e", "\x1b[31m"} {
		d := did(dialog("setup", text, 1, eval.Resolved, said(text, text, text)), eval.Unresolved, text,
			failed(text, text, text, eval.Cause(text), &eval.Evidence{Entry: text}, text, 1))
		d.Set = text
		e := did(d, eval.Errored, text)
		e.Error = text
		r := eval.NewReport(eval.Made{Sets: []*eval.Set{{Name: text, Dialogs: make([]*eval.Dialog, 2)}}}, []eval.Result{d, e})
		got := printed(t, KindJUnit, Run{Report: r})
		validate(t, got)
		if !utf8.Valid(got) {
			t.Errorf("%q: not UTF-8", text)
		}
	}
}

// A dialog that is not with its set would be missing from the counts.
func TestJUnitOutOfOrder(t *testing.T) {
	all := dialogs()
	all[0], all[11] = all[11], all[0]
	r := eval.NewReport(eval.Made{Sets: sets(5, 3, 4)}, all)
	err := JUnit(&bytes.Buffer{}, Run{Report: r})
	if err == nil || err.Error() != "dialog Оплата/pro-year does not stand with its set" {
		t.Errorf("got %v", err)
	}
}

type readSuites struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Suites   []readSuite `xml:"testsuite"`
}

type readSuite struct {
	Name     string     `xml:"name,attr"`
	Tests    int        `xml:"tests,attr"`
	Failures int        `xml:"failures,attr"`
	Errors   int        `xml:"errors,attr"`
	Cases    []readCase `xml:"testcase"`
}

type readCase struct {
	Class   string  `xml:"classname,attr"`
	Name    string  `xml:"name,attr"`
	Failure *string `xml:"failure"`
	Error   *string `xml:"error"`
}

func readJUnit(t *testing.T, data []byte) readSuites {
	t.Helper()
	var read readSuites
	if err := xml.Unmarshal(data, &read); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return read
}

// validate counts again what the report counts, and holds it against the schema where xmllint is
// installed.
func validate(t *testing.T, data []byte) {
	t.Helper()
	read := readJUnit(t, data)
	tests, failures, errs := 0, 0, 0
	for _, s := range read.Suites {
		failed, errored := 0, 0
		for _, c := range s.Cases {
			if c.Failure != nil {
				failed++
			}
			if c.Error != nil {
				errored++
			}
			if c.Class != s.Name {
				t.Errorf("test case %s of %q is in suite %q", c.Name, c.Class, s.Name)
			}
		}
		if s.Tests != len(s.Cases) || s.Failures != failed || s.Errors != errored {
			t.Errorf("suite %s counts %d, %d, %d; it has %d, %d, %d", s.Name, s.Tests, s.Failures, s.Errors, len(s.Cases), failed, errored)
		}
		tests, failures, errs = tests+s.Tests, failures+s.Failures, errs+s.Errors
	}
	if read.Tests != tests || read.Failures != failures || read.Errors != errs {
		t.Errorf("the suites have %d, %d, %d; the root counts %d, %d, %d", tests, failures, errs, read.Tests, read.Failures, read.Errors)
	}
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		return
	}
	name := filepath.Join(t.TempDir(), "junit.xml")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), xmllint, "--noout", "--schema", "testdata/junit.xsd", name).CombinedOutput(); err != nil {
		t.Errorf("%v: %s\n%s", err, out, data)
	}
}
