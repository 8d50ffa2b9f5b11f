// Package sarif writes findings as a log in the Static Analysis Results Interchange Format 2.1.0, which
// GitHub code scanning, GitLab and editors read. https://docs.oasis-open.org/sarif/sarif/v2.1.0/
package sarif

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/lint"
)

// Log is a file of one run.
type Log struct {
	Schema  string `json:"$schema"`
	Version string `json:"version"`
	Runs    []Run  `json:"runs"`
}

// Run is one run of lint.
type Run struct {
	Tool       Tool     `json:"tool"`
	ColumnKind string   `json:"columnKind"`
	Results    []Result `json:"results"`
}

// Tool says who has found it.
type Tool struct {
	Driver Driver `json:"driver"`
}

// Driver is firstline, with the rules that found something.
type Driver struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Rules   []Rule `json:"rules"`
}

// Rule is a rule with its page.
type Rule struct {
	ID                   string        `json:"id"`
	ShortDescription     Message       `json:"shortDescription"`
	Help                 Help          `json:"help"`
	DefaultConfiguration Configuration `json:"defaultConfiguration"`
	Properties           Properties    `json:"properties"`
}

// Help is the page of a rule, as text and as Markdown.
type Help struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown"`
}

// Configuration is how much a rule matters where nobody says otherwise.
type Configuration struct {
	Level string `json:"level"`
}

// Properties are the families of a rule.
type Properties struct {
	Tags []string `json:"tags"`
}

// Message is a text.
type Message struct {
	Text string `json:"text"`
}

// Result is one finding.
type Result struct {
	RuleID              string            `json:"ruleId"`
	RuleIndex           int               `json:"ruleIndex"`
	Level               string            `json:"level"`
	Message             Message           `json:"message"`
	Locations           []Location        `json:"locations"`
	RelatedLocations    []Location        `json:"relatedLocations,omitempty"`
	PartialFingerprints map[string]string `json:"partialFingerprints"`
}

// Location is a place in a file.
type Location struct {
	ID               int              `json:"id,omitempty"`
	PhysicalLocation PhysicalLocation `json:"physicalLocation"`
	Message          *Message         `json:"message,omitempty"`
}

// PhysicalLocation is a file and, where there is one, a line of it.
type PhysicalLocation struct {
	ArtifactLocation ArtifactLocation `json:"artifactLocation"`
	Region           *Region          `json:"region,omitempty"`
}

// ArtifactLocation is a file, from the top of the repository.
type ArtifactLocation struct {
	URI       string `json:"uri"`
	URIBaseID string `json:"uriBaseId"`
}

// Region is a line. Rows of a sheet are lines.
type Region struct {
	StartLine int `json:"startLine"`
}

// Finding is a finding with the text of its line.
type Finding struct {
	kb.Finding
	Text string
}

// New makes the log of findings. Of the rules it lists those that found something.
func New(version string, pages []lint.Page, findings []Finding) Log {
	run := Run{
		Tool:       Tool{Driver{Name: "firstline", Version: version, Rules: []Rule{}}},
		ColumnKind: "unicodeCodePoints", Results: []Result{},
	}
	index := map[string]int{}
	for _, page := range pages {
		if slices.ContainsFunc(findings, func(f Finding) bool { return f.Code == page.Code }) {
			index[page.Code] = len(run.Tool.Driver.Rules)
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, rule(page))
		}
	}
	for _, f := range findings {
		run.Results = append(run.Results, result(f, index[f.Code]))
	}
	return Log{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []Run{run}}
}

func rule(p lint.Page) Rule {
	return Rule{
		ID: p.Code, ShortDescription: Message{p.Title}, Help: Help{Text: p.Text, Markdown: p.Text},
		DefaultConfiguration: Configuration{string(p.Severity)}, Properties: Properties{[]string{p.Family}},
	}
}

func result(f Finding, rule int) Result {
	r := Result{
		RuleID: f.Code, RuleIndex: rule, Level: string(f.Severity), Message: Message{f.Message},
		Locations:           []Location{location(f.Pos)},
		PartialFingerprints: map[string]string{"lineText/v1": fingerprint(f)},
	}
	if f.Hint != "" {
		r.Message.Text += "\nhint: " + f.Hint
	}
	if f.Other.Path != "" {
		other := location(f.Other)
		other.ID, other.Message = 1, &Message{"the other place"}
		r.RelatedLocations = []Location{other}
	}
	return r
}

func location(p kb.Pos) Location {
	file := url.URL{Path: p.Path}
	l := Location{PhysicalLocation: PhysicalLocation{ArtifactLocation: ArtifactLocation{URI: strings.TrimPrefix(file.String(), "./"), URIBaseID: "%SRCROOT%"}}}
	if p.Line > 0 {
		l.PhysicalLocation.Region = &Region{p.Line}
	}
	return l
}

// fingerprint is the same for a finding whose line has moved.
func fingerprint(f Finding) string {
	sum := sha256.Sum256([]byte(f.Code + "\x00" + f.Pos.Path + "\x00" + f.Pos.Sheet + "\x00" + f.Text))
	return hex.EncodeToString(sum[:])
}
