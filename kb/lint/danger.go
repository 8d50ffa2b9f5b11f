package lint

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// The codes of what is dangerous.
const (
	secret       = "KB801"
	cardNumber   = "KB802"
	personal     = "KB803"
	internalLink = "KB804"
	instruction  = "KB805"
	invisible    = "KB806"
	hiddenText   = "KB807"
)

// danger finds what customers must not be told, and what is meant for the model.
func danger(c *corpus) []kb.Finding {
	var findings []kb.Finding
	public := c.publicContacts()
	for _, s := range c.Sources {
		lines := c.raw.of(s)
		if lines == nil {
			for i := range s.Entries {
				e := &s.Entries[i]
				at := kb.Pos{Path: e.Source.Path, Sheet: e.Source.Sheet, Line: e.Source.Line}
				for _, line := range append([]string{e.Title}, strings.Split(e.Body, "\n")...) {
					findings = append(findings, dangers(line, at, public, false)...)
				}
			}
			continue
		}
		page := isPage(s.Path)
		fences := kb.Fences(lines)
		for i, line := range lines {
			if len(fences) > 0 && fences[0].End < i {
				fences = fences[1:]
			}
			findings = append(findings, dangers(line, kb.Pos{Path: s.Path, Line: i + 1}, public, page || len(fences) > 0 && fences[0].Start <= i)...)
		}
	}
	return findings
}

// isPage tells a file that was saved from a site, in which much is hidden by design.
func isPage(name string) bool {
	return slices.Contains([]string{".html", ".htm", ".xml", ".xhtml"}, strings.ToLower(path.Ext(name)))
}

// dangers looks at one line of a file. One that is shown as it is, code or a page of a site, has addresses,
// passwords and hidden parts that are examples, or are there by design.
func dangers(line string, pos kb.Pos, public map[string]bool, shown bool) []kb.Finding {
	var findings []kb.Finding
	add := func(code, message, hint string) { findings = append(findings, finding(code, pos, message, hint)) }
	if what := secretIn(line, shown); what != "" {
		add(secret, what+" stands in the text", "take it out and revoke it: it was in the history of the repository, and an operator may have quoted it")
	}
	if n := cardIn(line); n != "" {
		add(cardNumber, "a card number stands in the text: "+endsOf(n), "take it out; for an example, write  0000 0000 0000 0000")
	}
	if what := personalIn(line, public); what != "" {
		add(personal, what, "take it out, unless the person agreed to be told of to anybody; write how the company is reached")
	}
	if address := inside(withoutCode(line)); address != "" && !shown && pos.Sheet == "" {
		add(internalLink, fmt.Sprintf("%s is an address inside the company, which no customer can open", strings.Trim(address, " (<\"'«[")), "link a page that is open to everybody, or say what it says")
	}
	if said := orderIn(line); said != "" {
		add(instruction, "the text gives orders to the model: "+quoted(masked(said)), "take it out, and find out who put it there: an operator might obey")
	}
	if n := unseen(line); n != "" {
		add(invisible, "invisible characters stand in the text: "+n, "take them out; lint --fix does it")
	}
	if !shown && strings.Contains(line, "<") && hidden().MatchString(line) {
		add(hiddenText, "text is hidden from readers and not from a model: "+quoted(masked(line)), "show it, or take it out")
	}
	return findings
}

// inside gives the address inside of a company that a line has.
func inside(line string) string {
	if !strings.ContainsAny(line, `/\\.`) {
		return ""
	}
	const words = `:// \\\\ :\ intranet. jira. confluence. gitlab. wiki. staging. stage. redmine. youtrack. grafana. jenkins. internal. corp.`
	if !hasAny(strings.ToLower(line), words) {
		return ""
	}
	return internalAddress().FindString(line)
}

// hidden is what a page shows to nobody.
var hidden = text.Pattern(`(?i)<[a-z]+[^>]*(?:style\s*=\s*["'][^"']*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?:[;"']|\.0)|color\s*:\s*(?:#fff(?:fff)?|white|transparent))[^>]*|\shidden(?:[\s=][^>]*)?)>\s*[^<\s]`)

// internalAddress is one that is reached from inside of a company only.
var internalAddress = text.Pattern(`(?i)(?:https?|ftp)://(?:localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+)(?:[:/]\S*)?|` +
	`(?:https?://)?(?:[a-z0-9-]+\.)*(?:intranet|jira|confluence|gitlab|wiki|staging|stage|redmine|youtrack|grafana|jenkins|internal|corp)\.[a-z0-9-]+\.(?:ru|com|net|org|io|dev|example|test|local|lan|рф)(?:/[^\s)»"'>]*)?|` +
	`https?://[a-z0-9.-]+\.(?:local|internal|corp|lan|intra|intranet)\b(?:[:/][^\s)»"'>]*)?|file://\S+|\\\\[a-z0-9_-]+\\[a-z0-9_$-]+|https?://docs\.google\.com/[^\s)]+/edit|\b[A-Z]:\\(?:Users|Documents)\\\S+`)
