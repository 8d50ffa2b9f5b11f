package lint

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"firstline/kb"
	"firstline/kb/text"
)

// The codes of how a text is written.
const (
	brokenText    = "KB701"
	mixedLetters  = "KB702"
	leaningText   = "KB703"
	otherLanguage = "KB704"
	wallOfText    = "KB705"
)

// writing finds what cannot be read, what says nothing by itself, and what no chat would show.
func writing(c *corpus) []kb.Finding {
	var findings []kb.Finding
	languages := c.languages()
	for _, e := range c.entries {
		findings = append(findings, c.letters(e)...)
		if e.Kind == kb.Item || e.Kind == kb.Screen {
			continue
		}
		if leaning().MatchString(strings.TrimLeft(e.Body, "*_ ")) {
			findings = append(findings, finding(leaningText, c.locate(e, 0, firstLine(e.Body)), "the text leans on one that it is served without: "+quoted(firstLine(e.Body)),
				"name what it is about in its first sentence: an operator finds this entry alone"))
		}
		findings = append(findings, c.language(e, languages)...)
		findings = append(findings, c.wall(e)...)
	}
	return findings
}

var leaning = text.Pattern(`^(?i:(?:(?:он|она|оно|они|это|эта|этот|эти|его|её|ее|их|там|здесь|у него|у неё|у них|в нём|в ней|к нему) (?:также|тоже|ещё|еще)|(?:также|тоже|кроме того|помимо этого|вдобавок|при этом),? (?:он|она|оно|они|это|его|её|ее|их|у него|у неё|у них|в нём|в ней|можно)|как (?:сказано|указано|упоминалось|написано) выше|см\. выше|` +
	`(?:it|he|she|they|this|these|that|there) (?:also|too|can also|is also|are also|will also|has also|have also)|(?:also|in addition|besides|moreover|furthermore),? (?:it|he|she|they|this|you)|as (?:mentioned|said|described|noted) above|see above))(?:[^\p{L}]|$)`)

// garbled is UTF-8 that was read as another encoding, or characters that are lost.
var garbled = text.Pattern(`(?:[ÐÑ][\x{80}-\x{BF}\x{2018}-\x{203A}°-¿Œ-ž]){2}|(?:Ð[\p{L}\p{S}\p{P}]){3}|(?:Р[А-Яа-яЀ-џ°±µ»]){2}(?:С[А-Яа-яЀ-џ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ])|(?:[РС][\x{0400}-\x{040F}\x{0450}-\x{045F}\x{2018}-\x{203A}°±µ¶·»ѕ]){2}|â€[™œ\x{9d}“”˜¦]|Ã[©¨¼¶¤±³]|Â[£©°]|пїЅ|\x{FFFD}|\p{L}\?{3,}\p{L}|\?{6,}`)

// garbledIn gives what is garbled in a line. Garbled words have characters that texts are hardly written
// with; without one the pattern is not asked.
func garbledIn(line string) string {
	rare := strings.ContainsFunc(line, func(r rune) bool {
		return r == '?' || r == utf8.RuneError || r == 'ї' || 0x80 <= r && r < 0xa0 || 0xa1 <= r && r < 0x100 && r != '«' && r != '»' || 0x400 <= r && r < 0x410 && r != 'Ё' || 0x450 <= r && r < 0x460 && r != 'ё'
	})
	if !rare {
		return ""
	}
	return garbled().FindString(line)
}

// letters finds what is garbled, and words of two alphabets.
func (c *corpus) letters(e *entry) []kb.Finding {
	var findings []kb.Finding
	seen := map[string]bool{}
	lines := strings.Split(e.Body, "\n")
	fences := kb.Fences(lines)
	for i, line := range append([]string{e.Title}, lines...) {
		if i > 0 && inFence(fences, i-1) {
			continue
		}
		place := func(written string) kb.Pos {
			if i == 0 {
				return e.at()
			}
			return c.locate(e, i-1, written)
		}
		if at := garbledIn(line); at != "" && !seen["garbled"] {
			seen["garbled"] = true
			findings = append(findings, finding(brokenText, place(at), "the text was saved in a wrong encoding: "+quoted(line), "write it again, or save the file as UTF-8 from where it is still whole"))
		}
		for _, w := range mixedWords(withoutCode(line)) {
			if !seen[w.written] {
				seen[w.written] = true
				findings = append(findings, finding(mixedLetters, place(w.written), fmt.Sprintf("the word %s has %s letters inside: a search does not find it", quoted(w.written), w.foreign),
					"write "+w.mended+"; lint --fix does it"))
			}
		}
	}
	return findings
}

// languages gives the language that most entries of each source are in; "" where none is.
func (c *corpus) languages() map[string]string {
	const fewest, most = 5, 0.8 // entries, and their share
	counts := map[string]map[string]int{}
	for _, e := range c.entries {
		if counts[e.Source.Path] == nil {
			counts[e.Source.Path] = map[string]int{}
		}
		counts[e.Source.Path][text.Language(e.Title+"\n"+e.Body)]++
	}
	languages := map[string]string{}
	for path, n := range counts {
		all := n["ru"] + n["en"]
		for _, language := range []string{"ru", "en"} {
			if all >= fewest && float64(n[language]) >= most*float64(all) {
				languages[path] = language
			}
		}
	}
	return languages
}

// language finds an entry in another language than its page, and an answer in another than its question.
func (c *corpus) language(e *entry, languages map[string]string) []kb.Finding {
	const fewest = 6 // words
	lines := strings.Split(e.Body, "\n")
	for _, f := range kb.Fences(lines) {
		clear(lines[f.Start : f.End+1])
	}
	body := withoutTargets(withoutCode(strings.Join(lines, "\n")))
	said := text.Language(body)
	if len(text.Words(body)) < fewest || said == "" {
		return nil
	}
	if asked := text.Language(e.Title); e.Kind == kb.FAQ && asked != "" && asked != said {
		return []kb.Finding{finding(otherLanguage, e.at(), fmt.Sprintf("the question is in %s, and its answer in %s", languageName(asked), languageName(said)), "translate the answer: a customer is answered in the language of the question")}
	}
	if own := languages[e.Source.Path]; own != "" && own != said {
		return []kb.Finding{finding(otherLanguage, e.at(), fmt.Sprintf("the entry is in %s, and the rest of the file in %s", languageName(said), languageName(own)), "translate it, or move it to a file of its own")}
	}
	return nil
}

var linkTarget = text.Pattern(`\]\([^)\n]*\)|\{[^}\n]*\}|https?://\S+`)

// withoutTargets takes the addresses of links out of a text: they are in no language.
func withoutTargets(s string) string { return linkTarget().ReplaceAllString(s, "]") }

func languageName(code string) string {
	if code == "ru" {
		return "Russian"
	}
	return "English"
}

// wall finds a paragraph that is longer than a chat shows at once.
func (c *corpus) wall(e *entry) []kb.Finding {
	const most = 1200 // characters
	lines := strings.Split(e.Body, "\n")
	fences := kb.Fences(lines)
	start, length := 0, 0
	for i, line := range append(lines, "") {
		stripped := strings.TrimSpace(line)
		if stripped != "" && !inFence(fences, i) && row(stripped) == nil && !isListed(stripped) {
			if length == 0 {
				start = i
			}
			length += utf8.RuneCountInString(stripped) + 1
			continue
		}
		if length > most {
			return []kb.Finding{finding(wallOfText, c.locate(e, start, firstWords(lines[start])), fmt.Sprintf("a paragraph of %d characters, which no chat would show", length),
				"part it: a paragraph for a thought, a list for steps; the answer first")}
		}
		length = 0
	}
	return nil
}

func isListed(line string) bool { return isItem(line) || strings.HasPrefix(line, "#") }

// firstWords is enough of a line to find it by.
func firstWords(line string) string {
	words := strings.Fields(line)
	return strings.Join(words[:min(4, len(words))], " ")
}
