package lint

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"firstline/kb"
	"firstline/kb/text"
)

// The codes of what is stale.
const (
	passedDate = "KB301"
	passedEnd  = "KB302"
	oldReview  = "KB303"
)

// stale finds what was true once: dates that have passed, entries past their own date, and those that
// nobody has looked at for long.
func stale(c *corpus) []kb.Finding {
	var findings []kb.Finding
	told := map[string]bool{} // what the front matter says of a source is told once
	for _, e := range c.entries {
		for _, f := range c.expired(e) {
			key := f.Pos.String() + f.Code
			if !told[key] {
				findings = append(findings, f)
			}
			told[key] = true
		}
		if e.Meta["valid_until"] == "" {
			findings = append(findings, c.passed(e)...)
		}
	}
	return findings
}

// expired reads what the author says of an entry's age.
func (c *corpus) expired(e *entry) []kb.Finding {
	var findings []kb.Finding
	today := c.Now.Truncate(24 * time.Hour)
	if end, err := time.Parse(time.DateOnly, e.Meta["valid_until"]); err == nil && end.Before(today) {
		findings = append(findings, finding(passedEnd, c.metaPos(e, "valid_until"), fmt.Sprintf("valid until %s, which has passed; it is served all the same", e.Meta["valid_until"]),
			"mend the text and set a later date, or take it out"))
	}
	reviewed, err := time.Parse(time.DateOnly, e.Meta["reviewed"])
	if err == nil && c.Reviewed > 0 && reviewed.Add(c.Reviewed).Before(today) {
		findings = append(findings, finding(oldReview, c.metaPos(e, "reviewed"), fmt.Sprintf("last reviewed %s, more than %.0f days ago", e.Meta["reviewed"], c.Reviewed.Hours()/24),
			"read it again, and write today's date"))
	}
	return findings
}

// metaPos is the line of the front matter that has a key, or the entry's own.
func (c *corpus) metaPos(e *entry, key string) kb.Pos {
	lines := c.raw.of(e.source)
	if len(lines) > 0 && strings.TrimSpace(lines[0]) == "---" {
		for i, line := range lines[1:] {
			if strings.HasPrefix(strings.TrimSpace(line), key+":") {
				return kb.Pos{Path: e.Source.Path, Line: i + 2}
			}
			if strings.TrimSpace(line) == "---" {
				break
			}
		}
	}
	return e.at()
}

var (
	// ends are the words before a date that make it the last day of something.
	ends = text.Pattern(`(?i)(?:^|[^\p{L}])(до|по|не позднее|не позже|включительно до|истекает|действует до|until|till|through|ends?|ending|expires?|by|valid to|no later than)(?:\s+on)?\s*$`)
	// past are the words of a sentence that tells of the past, or of each year.
	past = text.Pattern(`(?i)закончил|завершен|завершил|прошл|прошедш|раньше|ранее|действовал|был[аио]?(?:[^\p{L}]|$)|каждый год|ежегодно|каждого года|истек|зарегистрирован|созда(?:н|вш)|купленн|приобретенн|\b(?:ended|was|were|is over|are over|expired|had|each year|every year|formerly|previously|bought|purchased|placed)\b`)
	// passing are the words of what lasts for a while.
	passing = text.Pattern(`(?i)временно|пока|ремонт|реконструкц|закрыт|переезжа|перее[хз]|не работа|\b(?:temporar\w+|refit\w*|refurbish\w*|renovat\w*|repair\w*|closed|moved|is being|are being|while)\b`)
	// offered are the words of what ends by a date though no year is named.
	offered = text.Pattern(`(?i)акци|скидк|промокод|распродаж|подар|предложени|кешб[эе]к|кэшб[эе]к|бонус|действ(?:ует|уют|ителен|ительн[аоы])(?:[^\p{L}]|$)|\b(?:valid|\d+ ?% off|offer|sale|discount|promo\w*|code|voucher|free|deal)\b`)
)

// passed finds the last days in the sentences of an entry that are over.
func (c *corpus) passed(e *entry) []kb.Finding {
	var findings []kb.Finding
	all := make([]*said, 0, len(e.said)+1)
	if e.Kind != kb.Item {
		all = append(all, &said{text: e.Title, line: -1})
	}
	for i := range e.said {
		all = append(all, &e.said[i])
	}
	if !slices.ContainsFunc(all, (*said).dated) || tellsOfEnd(e) {
		return nil
	}
	for _, s := range all {
		if !s.dated() || past().MatchString(s.text) {
			continue
		}
		for _, f := range s.facts() {
			day, ok := c.lastDay(f, s.text, e)
			if !ok || !day.AddDate(0, 0, 1).Before(c.Now) {
				continue
			}
			pos := e.at()
			if s.line >= 0 {
				pos = c.locate(e, s.line, f.Text)
			}
			findings = append(findings, finding(passedDate, pos, fmt.Sprintf("%s has passed: %s", quoted(f.Text), quoted(s.text)),
				"take it out, or say that it is over; valid_until in the front matter reminds you in time"))
			break
		}
	}
	return findings
}

// dated tells whether a sentence names a day.
func (s *said) dated() bool {
	return strings.ContainsAny(s.text, "0123456789") && slices.ContainsFunc(s.facts(), func(f text.Fact) bool { return f.Kind == text.DateFact })
}

// tellsOfEnd tells whether an entry says itself that it is over.
func tellsOfEnd(e *entry) bool {
	return past().MatchString(e.Title) || slices.ContainsFunc(e.said, func(s said) bool {
		return past().MatchString(s.text) && offered().MatchString(e.Title+s.text)
	})
}

// lastDay reads a date that something ends with. Without a year it is the nearest one, and only of an
// offer, or of what lasts for a while, is that sure enough.
func (c *corpus) lastDay(f text.Fact, s string, e *entry) (day time.Time, ok bool) {
	if f.Kind != text.DateFact {
		return day, false
	}
	values := f.Values()
	start, _ := f.Span()
	if len(values) == 1 && !ends().MatchString(s[:start]) && !strings.HasSuffix(strings.TrimRight(s[:start], " "), "—") && !strings.HasSuffix(strings.TrimRight(s[:start], " "), "–") {
		return day, false
	}
	written := strings.TrimPrefix(values[len(values)-1], "d ")
	if day, err := time.Parse(time.DateOnly, written); err == nil {
		return day, true
	}
	day, err := time.Parse("01-02", written)
	if err != nil || !offered().MatchString(s+" "+e.Title) && !passing().MatchString(s) {
		return day, false
	}
	day = time.Date(c.Now.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	const half = 183 * 24 * time.Hour
	return day, c.Now.Sub(day) < half
}
