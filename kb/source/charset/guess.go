package charset

import (
	"cmp"
	"math"
	"slices"

	"github.com/wlynxg/chardet"
	"golang.org/x/text/encoding/charmap"
)

// guessed is what the encoding of a text without marks probably is.
type guessed struct {
	name      string
	certainty float64
	runner    string // the next best whose reading differs
}

// candidate is an encoding of one byte, and the surprise at meeting a file in it.
type candidate struct {
	name     string
	charset  *charmap.Charmap
	surprise float64
}

// candidates begins with the one that nearly every file is in that is not in UTF-8.
func candidates() []candidate {
	return []candidate{
		{"windows-1251", charmap.Windows1251, 0},
		{"koi8-r", charmap.KOI8R, 2},
		{"ibm866", charmap.CodePage866, 2},
		{"koi8-u", charmap.KOI8U, 3.5},
		{"x-mac-cyrillic", charmap.MacintoshCyrillic, 3},
		{"iso-8859-5", charmap.ISO8859_5, 3},
		{"windows-1252", charmap.Windows1252, 2},
		{"macintosh", charmap.Macintosh, 4},
		{"windows-1250", charmap.Windows1250, 4.5},
		{"windows-1254", charmap.Windows1254, 4},
	}
}

// guess finds the encoding of one byte in which a text reads best. Where it reads badly in all,
// chardet may know another one.
func guess(data []byte) guessed {
	const bad = 4.8 // nats a character
	data = sample(data)
	type reading struct {
		name, text string
		fit        fit
		cost       float64
	}
	var readings []reading
	for _, c := range candidates() {
		text := read(c.charset, data)
		f := fitOf(text)
		readings = append(readings, reading{c.name, text, f, f.cost + c.surprise})
	}
	slices.SortStableFunc(readings, func(a, b reading) int { return cmp.Compare(a.cost, b.cost) })
	best, next := readings[0], reading{cost: math.Inf(1)}
	if i := slices.IndexFunc(readings, func(r reading) bool { return r.text != best.text }); i > 0 {
		next = readings[i]
	}
	if best.fit.mean() > bad {
		if known, err := lookup(chardet.Detect(data).Encoding); err == nil && known != utf8Name && known != best.name {
			return guessed{name: known, certainty: 0.5, runner: best.name}
		}
	}
	return guessed{best.name, certainty(next.cost-best.cost, best.fit), next.name}
}

// certainty makes a share of the surprise that the best reading saves, which is counted as if
// letters were independent and is too sure of itself by a factor; noise is not certain at all.
func certainty(saved float64, f fit) float64 {
	const doubt = 2.5
	p := 1 / (1 + math.Exp(-saved/doubt))
	if f.mean() > 4 {
		p = min(p, max(0.3, 1-(f.mean()-4)/2))
	}
	return min(p, 0.99, 1-0.8/float64(max(f.n, 1)))
}

// read decodes bytes in an encoding of one byte.
func read(c *charmap.Charmap, data []byte) string {
	runes := make([]rune, len(data))
	for i, b := range data {
		runes[i] = c.DecodeByte(b)
	}
	return string(runes)
}

// sample gives the lines that have characters beyond ASCII, up to 32 KiB of them.
func sample(data []byte) []byte {
	const enough = 1 << 15
	var out []byte
	for start := 0; start < len(data) && len(out) < enough; {
		end := start
		high := false
		for end < len(data) && data[end] != '\n' && data[end] != '\r' && end-start < enough {
			high = high || data[end] >= 0x80
			end++
		}
		if end < len(data) {
			end++
		}
		if high {
			out = append(out, data[start:end]...)
		}
		start = end
	}
	return out
}
