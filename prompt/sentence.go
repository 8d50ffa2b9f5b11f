package prompt

import (
	"regexp"
	"strings"
	"unicode"

	"firstline/kb"
	"firstline/kb/text"
)

// sentence is one order of a layer, or what else it says between two full stops.
type sentence struct {
	written string
	pos     kb.Pos // of the line in which it begins
	words   string // all of its words
	even    bool   // it holds in a case that it names: even if they ask
	clauses []clause
}

// clause is a part of a sentence between commas, colons or dashes. Its words are in small letters,
// without what is quoted, with a space before and behind each.
type clause struct {
	words     string
	condition bool // it says when, and not what
	belongs   bool // to the clause before it: that you are, how you work
	denied    int  // where its first negation begins; -1: there is none
}

// sentences cuts a layer. An item of a list is read behind what leads in to the list, where that is
// negative: "Never:" and "What not to do" turn the sense of every item round, but not that of a permission.
func sentences(l Layer) []sentence {
	var all []sentence
	var paragraph []Line
	heading, lead := "", ""
	patterns := newClausePatterns()
	flush := func() {
		if len(paragraph) == 0 {
			return
		}
		item := isItem(paragraph[0].Text)
		before := heading
		if item && lead != "" {
			before = lead
		}
		if !item {
			lead = ""
		}
		for _, s := range cut(paragraph) {
			all = append(all, patterns.read(s, before))
			if !item && strings.HasSuffix(s.written, ":") {
				lead = s.written
			}
		}
		paragraph = nil
	}
	for _, line := range l.Lines {
		said := strings.TrimSpace(line.Text)
		switch {
		case said == "":
			flush()
			continue
		case strings.HasPrefix(said, "#"):
			flush()
			heading, lead = said, ""
			continue
		case isItem(said), l.Name == company: // whose fields have no full stops
			flush()
		}
		paragraph = append(paragraph, line)
	}
	flush()
	return all
}

// isItem tells whether a line begins an item of a list, or a row of a table.
func isItem(line string) bool {
	line = strings.TrimSpace(line)
	mark := strings.TrimLeft(line, "0123456789")
	return strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* ") || strings.HasPrefix(line, "+ ") ||
		strings.HasPrefix(line, "• ") || strings.HasPrefix(line, "|") || strings.HasPrefix(line, ">") ||
		mark != line && (strings.HasPrefix(mark, ". ") || strings.HasPrefix(mark, ") "))
}

// cut gives the sentences of the lines of a paragraph.
func cut(lines []Line) []sentence {
	var all []sentence
	var b strings.Builder
	var pos kb.Pos
	for _, line := range lines {
		rest := strings.TrimLeft(strings.TrimSpace(line.Text), "-*+•>| \t")
		for rest != "" {
			if b.Len() == 0 {
				pos = line.Pos
			} else {
				b.WriteByte(' ')
			}
			end := sentenceEnd(rest)
			b.WriteString(strings.TrimSpace(rest[:end]))
			rest = strings.TrimSpace(rest[end:])
			if strings.ContainsAny(lastRune(b.String()), ".!?…;") {
				all = append(all, sentence{written: b.String(), pos: pos})
				b.Reset()
			}
		}
	}
	if b.Len() > 0 {
		all = append(all, sentence{written: b.String(), pos: pos})
	}
	return all
}

// sentenceEnd is where the first sentence of a line ends.
func sentenceEnd(line string) int {
	for i, r := range line {
		if next := line[i:]; strings.ContainsRune(".!?…;", r) && len(next) > len(string(r)) && next[len(string(r))] == ' ' {
			return i + len(string(r))
		}
	}
	return len(line)
}

func lastRune(s string) string {
	runes := []rune(s)
	return string(runes[max(len(runes)-1, 0):])
}

// around gives the words of a clause with those that belong to it, and with the condition before it.
func (s sentence) around(i int) string {
	first := i
	for first > 0 && s.clauses[first-1].belongs {
		first--
	}
	if first > 0 && s.clauses[first-1].condition {
		first--
	} else {
		first = i
	}
	last := i + 1
	for last < len(s.clauses) && s.clauses[last].belongs {
		last++
	}
	var around strings.Builder
	for _, c := range s.clauses[first:last] {
		around.WriteString(c.words)
	}
	return around.String()
}

// clausePatterns tell what a sentence says from what it speaks of.
type clausePatterns struct {
	quoted    *regexp.Regexp
	ends      *regexp.Regexp // of a clause
	even      *regexp.Regexp // no condition: even if
	unknown   *regexp.Regexp // a negation that denies nothing: if you do not know
	condition *regexp.Regexp
	belongs   *regexp.Regexp
	negative  *regexp.Regexp
	permits   *regexp.Regexp // a heading that forbids does not turn it round
	speech    *regexp.Regexp // but for one of what is not to be said
}

func newClausePatterns() clausePatterns {
	return clausePatterns{
		quoted: regexp.MustCompile("\"[^\"]*\"|`[^`]*`"),
		ends:   regexp.MustCompile(`[,:()]| - |\. `),
		even:   regexp.MustCompile(` (даже если|даже когда|even if|even when) `),
		unknown: regexp.MustCompile(` (если|когда|раз|чего) (\S+ ){0,3}не (знаешь|знаете|уверен\S*|нашел|нашл\S*|помнишь|помните|указано|сказано) (ответ\S* )?` +
			`| (if|when|where|what|whenever) (you|it) (do not|don't|cannot|can't|are not|aren't|is not|isn't) (\S+ )?(know|sure|find|certain|have|there|given) ((the |an )?answer )?` +
			`| (do not|don't|never) (hesitate|be afraid|be shy) `),
		condition: regexp.MustCompile(`^ (если|когда|пока|спрос\S*|спраш\S*|прос\S*|попрос\S*|интересу\S*|хо\S+|if|when|whenever|while|should|asked|in case|on request) | (спросят|спрашивают|просят|попросят|asks?) `),
		belongs:   regexp.MustCompile(`^ (как|на как\S+|какая|какой|что|чья|кто|(по|на) котор\S+|о том|в том числе|включая|how|which|what|who|that|whose|including) |^ $`),
		// Before an order it turns that round, or only tells of somebody who gives it.
		negative: regexp.MustCompile(` (не|нельзя|никогда|запрещ\S*|ни|без|вместо|never|not|no|nor|neither|cannot|without|avoid|instead|rather|\S+n't) ` +
			`| (ask|request|want|tries|try|trying|attempt|demand|beg|order|tell|told|urge|invit)\S* (\S+ ){0,3}to `),
		permits: regexp.MustCompile(`^ (тебе |вам |ты |вы )?(можешь|можете|можно|разреша\S+|разрешено|вправе) |^ (you (may|can) |feel free |it is (fine|ok|okay|allowed) )`),
		speech:  regexp.MustCompile(` (говори|скажи|пиши|обеща|отвеча|предлага|say|tell|write|promise|offer|answer)`),
	}
}

// read finds the clauses of a sentence. before is the heading or the words that lead in to it.
func (c clausePatterns) read(s sentence, before string) sentence {
	folded := text.Fold(s.written)
	if lead := spaced(text.Fold(before)); c.negative.MatchString(lead) && (!c.permits.MatchString(spaced(folded)) || c.speech.MatchString(lead)) {
		folded = lead + folded
	}
	folded = strings.NewReplacer(" - не секрет", " не секрет", " - не тайна", " не тайна").Replace(folded) // says it of what stands before
	folded = c.quoted.ReplaceAllString(folded, " ")
	s.even = c.even.MatchString(spaced(folded))
	s.words = c.even.ReplaceAllString(spaced(folded), " ")
	for _, part := range c.ends.Split(folded, -1) {
		said := c.even.ReplaceAllString(spaced(part), " ")
		one := clause{words: c.unknown.ReplaceAllString(said, " "), condition: c.condition.MatchString(said), belongs: c.belongs.MatchString(said), denied: -1}
		if at := c.negative.FindStringIndex(one.words); at != nil {
			one.denied = at[0]
		}
		s.clauses = append(s.clauses, one)
	}
	return s
}

// spaced gives the words of a folded text with one space before and behind each.
func spaced(folded string) string {
	said := strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' })
	if len(said) == 0 {
		return " "
	}
	return " " + strings.Join(said, " ") + " "
}
