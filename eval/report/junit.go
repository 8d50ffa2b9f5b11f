package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"firstline/eval"
	"firstline/eval/chat"
)

// JUnit prints the run as JUnit XML: a test suite for each question set, and in it a test case for
// each dialog, however often it was played. Checks that did not hold make one failure, whose type is
// the cause of the first of them; an outcome error makes an error, whose type is its reason.
//
// Elements and attributes are those of junit-10.xsd, the schema of Jenkins' xUnit plugin, and two
// more of a test case, file and line, as pytest's family xunit1 has them: GitLab links a test to its
// file. Readers show the text of a failure, and not always its message, so all is in the text. What
// XML 1.0 has no place for is printed as U+FFFD.
//
// https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
// https://docs.gitlab.com/ci/testing/unit_test_reports
func JUnit(w io.Writer, r Run) error {
	out := bufio.NewWriter(w)
	p := &elements{xml: xml.NewEncoder(out)}
	p.xml.Indent("", "  ")
	name := "firstline eval"
	if r.Shard != "" {
		name += ", shard " + r.Shard
	}
	fmt.Fprint(out, xml.Header) // what its writer refuses, out tells at the end
	p.open("testsuites", counts(name, r.Total)...)
	if err := p.suites(r); err != nil {
		return err
	}
	p.shut("testsuites")
	if p.err == nil {
		p.err = p.xml.Close()
	}
	fmt.Fprintln(out)
	if p.err != nil {
		return p.err
	}
	return out.Flush()
}

// suites prints every set with its dialogs, which come in the order of the sets.
func (p *elements) suites(r Run) error {
	next, stop := iter.Pull2(r.Dialogs())
	defer stop()
	d, err, more := next()
	for _, set := range r.Sets {
		p.open("testsuite", append(counts(set.Set, set), "skipped", "0")...)
		for ; more && err == nil && p.err == nil && d.Set == set.Set; d, err, more = next() {
			p.testCase(r, d)
		}
		p.shut("testsuite")
	}
	switch {
	case p.err != nil:
		return p.err
	case err == nil && more:
		return fmt.Errorf("dialog %s does not stand with its set", d.Name())
	}
	return err
}

// counts are the attributes of what counts dialogs.
func counts(name string, t eval.Totals) []string {
	return []string{
		"name", name, "tests", strconv.Itoa(t.Dialogs),
		"failures", strconv.Itoa(t.N - t.Passed), "errors", strconv.Itoa(t.Errors), "time", seconds(t.Timing),
	}
}

func seconds(t eval.Timing) string { return strconv.FormatFloat(t.Seconds, 'f', 3, 64) }

func (p *elements) testCase(r Run, d *eval.Result) {
	attributes := []string{"classname", d.Set, "name", d.ID, "time", seconds(d.Timing), "file", r.path(d.Source.Path)}
	if d.Source.Line > 0 {
		attributes = append(attributes, "line", strconv.Itoa(d.Source.Line))
	}
	p.open("testcase", attributes...)
	switch {
	case d.Outcome == eval.Errored:
		p.text(d.Error, "error", "type", d.Reason, "message", d.Error)
	case !d.Passed:
		p.failure(r, d)
	}
	p.text(transcript(d), "system-out")
	p.shut("testcase")
}

func (p *elements) failure(r Run, d *eval.Result) {
	cause, message := string(eval.Policy), Outcome(d) // of a dialog without checks
	var text strings.Builder
	for i, f := range d.Failed {
		if i == 0 {
			cause, message = string(f.Cause), fmt.Sprintf("%s: want %s", f.Check, f.Want)
		}
		fmt.Fprintf(&text, "%s: %s\n  want: %s\n  got: %s\n  cause: %s\n", r.at(f.Source), f.Check, f.Want, f.Got, r.because(f))
	}
	if more := len(d.Failed) - 1; more > 0 {
		message += ", and " + Many(more, "check") + " more"
	}
	p.text(text.String(), "failure", "type", cause, "message", message)
}

// transcript is what was said, under how the dialog ended.
func transcript(d *eval.Result) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s in %s", Outcome(d), Many(d.Turns, "turn"))
	if d.Repeat != nil {
		fmt.Fprintf(&b, "; %s", Tries(d.Repeat))
		for i, try := range d.Repeat.Tries {
			verdict := "did not pass"
			if try.Passed {
				verdict = "passed"
			}
			fmt.Fprintf(&b, "\ntry %d: %s, %s in %s", i+1, verdict, try.Outcome, Many(try.Turns, "turn"))
		}
	}
	for _, m := range d.Messages {
		fmt.Fprintf(&b, "\n%s: %s", m.Role, m.Text)
		if m.Action != "" && m.Action != chat.Answer {
			fmt.Fprintf(&b, " [%s]", strings.TrimSpace(string(m.Action)+" "+string(m.Reason)))
		}
	}
	return b.String()
}

// elements prints XML and keeps the first error. Attributes are a name and a value each.
type elements struct {
	xml *xml.Encoder
	err error
}

func (p *elements) open(name string, attributes ...string) {
	start := xml.StartElement{Name: xml.Name{Local: name}}
	for i := 0; i < len(attributes); i += 2 {
		start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: attributes[i]}, Value: attributes[i+1]})
	}
	p.token(start)
}

func (p *elements) shut(name string) { p.token(xml.EndElement{Name: xml.Name{Local: name}}) }

func (p *elements) text(s, name string, attributes ...string) {
	p.open(name, attributes...)
	p.token(xml.CharData(s))
	p.shut(name)
}

func (p *elements) token(t xml.Token) {
	if p.err == nil {
		p.err = p.xml.EncodeToken(t)
	}
}
