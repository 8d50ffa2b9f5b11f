package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// decodeMixed decodes a text that is UTF-8 in part: with cut characters, or with lines of an
// encoding of one byte among lines of UTF-8, whichever are more. It is false where nothing shows
// UTF-8. The text of one byte is guessed all together.
func decodeMixed(data []byte) (Text, bool) {
	var m mixture
	for line := range bytes.Lines(data) {
		m.add(line)
	}
	if !m.shown {
		return Text{}, false
	}
	t := Text{Encoding: utf8Name, Certainty: m.certainty()}
	var foreign guessed
	if len(m.foreign) > 0 {
		foreign = guess(m.foreign)
	}
	if m.count[oneByte] > m.count[manyBytes]+m.count[flawed] {
		t.Encoding, t.Certainty = foreign.name, foreign.certainty
	}
	if t.Certainty < 1 {
		t.Runner = guess(data).name
		if t.Encoding != utf8Name {
			t.Runner = foreign.runner
		}
	}
	m.decode(data, &t, foreign)
	return t, true
}

// lineKind is how a line reads as UTF-8.
type lineKind uint8

const (
	ascii     lineKind = iota
	manyBytes          // valid, with letters or signs of more than one byte
	flawed             // mostly valid: characters are cut, or words of another encoding stand in it
	oneByte            // mostly invalid
)

// mixture is what the lines of a text are.
type mixture struct {
	kinds   []lineKind
	count   [4]int
	good    int    // characters of more than one byte
	bad     int    // bytes that are part of none, outside of lines of one byte
	shown   bool   // some text is UTF-8 without doubt
	foreign []byte // a sample of the text that is of one byte
}

func (m *mixture) add(line []byte) {
	kind := ascii
	good, bad, longest := measure(line)
	switch {
	case bad == 0 && good > 0:
		kind = manyBytes
	case bad > 0 && good >= bad:
		kind = flawed
	case bad > 0:
		kind = oneByte
	}
	if kind != oneByte {
		m.shown = m.shown || longest >= 3
		m.good, m.bad = m.good+good, m.bad+bad
	}
	m.kinds = append(m.kinds, kind)
	m.count[kind]++
	m.foreign = appendForeign(m.foreign, line, kind)
}

// measure counts the characters of more than one byte in a line, the bytes beyond ASCII that are
// part of none, and the bytes of the longest run of characters that Russian and English texts
// have. Two bytes may be a character by accident; a run of letters is none.
func measure(line []byte) (good, bad, longest int) {
	run := 0
	for len(line) > 0 {
		r, size := utf8.DecodeRune(line)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
			run = 0
		case r < utf8.RuneSelf:
			run = 0
		case classOf(r) == odd || classOf(r) == broken || classOf(r) == eastern:
			good++
			run = 0
		default:
			good++
			run += size
			longest = max(longest, run)
		}
		line = line[size:]
	}
	return good, bad, longest
}

// appendForeign collects what a line has of another encoding.
func appendForeign(sample, line []byte, kind lineKind) []byte {
	const enough = 1 << 16
	switch {
	case len(sample) > enough:
	case kind == oneByte:
		return append(sample, line...)
	case kind == flawed:
		for i, end := 0, 0; i < len(line); i = end {
			end = wordEnd(line, i)
			if w := line[i:end]; foreignWord(w) {
				sample = append(append(sample, w...), ' ')
			}
		}
	}
	return sample
}

// certainty is the share of what is UTF-8 in the lines that mostly are.
func (m *mixture) certainty() float64 {
	return min(0.99, float64(m.good)/float64(m.good+m.bad))
}

func (m *mixture) decode(data []byte, t *Text, foreign guessed) {
	var b strings.Builder
	var rs repairs
	i := 0
	for line := range bytes.Lines(data) {
		from := strings.ToValidUTF8(string(line), "\ufffd")
		to, how := from, ""
		switch m.kinds[i] {
		case oneByte:
			to = readAs(line, foreign.name)
			if t.Encoding == utf8Name {
				how = foreign.name + " inside " + t.Encoding
			}
		case manyBytes:
			if t.Encoding != utf8Name {
				how = "UTF-8 inside " + t.Encoding
				from = readAs(line, t.Encoding)
			}
		case flawed:
			to = decodeWords(line, foreign.name)
			if to != from {
				how = foreign.name + " inside utf-8"
			}
		case ascii:
		}
		b.WriteString(to)
		i++
		if how != "" {
			rs.add(i, from, to, how)
		}
	}
	t.String, t.Repaired = b.String(), rs
}

// decodeWords decodes a line of UTF-8 word by word: a word without any character of UTF-8 is in
// the other encoding, and what else is no UTF-8 is U+FFFD.
func decodeWords(line []byte, foreign string) string {
	var b strings.Builder
	for i, end := 0, 0; i < len(line); i = end {
		end = wordEnd(line, i)
		if w := line[i:end]; foreignWord(w) {
			b.WriteString(readAs(w, foreign))
		} else {
			b.WriteString(strings.ToValidUTF8(string(w), "\ufffd"))
		}
	}
	return b.String()
}

// foreignWord tells whether a word has three or more letters, none of them in UTF-8.
func foreignWord(w []byte) bool {
	good, bad, _ := measure(w)
	return good == 0 && bad >= 3
}

// wordEnd gives the end of the word, with what is beyond ASCII in it, or of what stands between
// words, at s[i:].
func wordEnd[T string | []byte](s T, i int) int {
	end := i + 1
	for end < len(s) && inWord(s[end]) == inWord(s[i]) {
		end++
	}
	return end
}

func inWord(c byte) bool {
	return c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// readAs decodes bytes in an encoding of one byte that was guessed.
func readAs(data []byte, name string) string {
	plain, err := encodingOf(name).NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\ufffd")
	}
	return string(plain)
}
