package pdf

import (
	"context"
	"math"
	"strings"
	"unicode"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"firstline/kb/source/md"
)

// page is a page with its lines in the order in which the file draws them.
type page struct {
	number  int
	lines   []line
	letters int
	garbage int  // characters without a meaning
	guessed int  // letters whose font does not say which they are
	western int  // of the guessed ones, those that are Cyrillic in windows-1251
	turned  int  // words that stand across the page
	picture bool // there is one on it
}

// line is words on one base line. Positions are in points, from the left and from the bottom.
type line struct {
	words  []word
	base   float64
	size   float64 // of the letters
	bold   bool
	mono   bool
	angle  float64
	parted bool // the last word goes on in the next line
}

type word struct {
	text        string
	left, right float64
}

func (l *line) left() float64  { return l.words[0].left }
func (l *line) right() float64 { return l.words[len(l.words)-1].right }

// readPages reads the pages of a document within the limits.
func readPages(ctx context.Context, data []byte, l Limits) ([]page, error) {
	e, err := openEngine(ctx, data, l)
	if err != nil {
		return nil, err
	}
	defer e.close()
	pages := make([]page, 0, e.pages)
	chars := 0
	for i := range e.pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p, count, err := e.page(i, l.Chars-chars)
		if err != nil {
			return nil, err
		}
		chars += count
		pages = append(pages, p)
	}
	return pages, nil
}

// page reads a page of at most so many characters.
func (e *engine) page(index, most int) (page, int, error) {
	p := page{number: index + 1}
	loaded, err := e.instance.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: e.document, Index: index})
	if err != nil {
		return p, 0, damaged()
	}
	defer e.instance.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) //nolint:errcheck // it goes with the document
	of := requests.Page{ByReference: &loaded.Page}
	text, err := e.instance.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: of})
	if err != nil {
		return p, 0, damaged()
	}
	defer e.instance.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}) //nolint:errcheck // it goes with the document
	counted, err := e.instance.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return p, 0, damaged()
	}
	if counted.Count > most {
		return p, 0, &md.Refusal{Msg: "the PDF has too much text", Hint: "cut it into several files"}
	}
	s := &scanner{engine: e, text: text.TextPage, page: &p}
	for i := range counted.Count {
		if err := s.char(i); err != nil {
			return p, 0, err
		}
	}
	if err := s.endLine(); err != nil {
		return p, 0, err
	}
	p.upright()
	if p.letters+p.garbage == 0 {
		p.picture = e.hasPicture(of)
	}
	return p, counted.Count, nil
}

// hasPicture tells whether one of the first objects of a page is a picture or a form that may hold
// one.
func (e *engine) hasPicture(of requests.Page) bool {
	counted, err := e.instance.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: of})
	if err != nil {
		return false
	}
	for i := range min(counted.Count, 200) {
		object, err := e.instance.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: of, Index: i})
		if err != nil {
			return false
		}
		kind, err := e.instance.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err == nil && (kind.Type == enums.FPDF_PAGEOBJ_IMAGE || kind.Type == enums.FPDF_PAGEOBJ_FORM || kind.Type == enums.FPDF_PAGEOBJ_PATH) {
			return true
		}
	}
	return false
}

// scanner puts the characters of a page together to words and lines.
type scanner struct {
	*engine
	text  references.FPDF_TEXTPAGE
	page  *page
	line  line
	word  strings.Builder
	first int // character of the word
	last  int
	guess bool // pdfium guesses the letters of the word
}

func (s *scanner) char(i int) error {
	got, err := s.instance.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: s.text, Index: i})
	if err != nil {
		return damaged()
	}
	r := rune(got.Unicode) //nolint:gosec // a character
	switch {
	case r == '\n' || r == '\r':
		return s.endLine()
	case r == 2: // pdfium's mark for a hyphen at the end of a line
		s.line.parted = true
		return s.endLine()
	case unicode.IsSpace(r):
		return s.endWord()
	case r == 0xad || r == 0xfeff || unicode.Is(unicode.Cf, r):
		return nil
	case isGarbage(r):
		s.page.garbage++
		return nil
	}
	if s.word.Len() == 0 {
		s.first = i
		s.guess = s.unnamed(i)
		switch n := len(s.line.words); {
		case n == 0:
			s.beginLine(i)
		case n < 3:
			s.line.size = max(s.line.size, s.size(i)) // the first word may be the mark of a footnote
		}
	}
	if '0' <= r && r <= '9' && s.raised(i) {
		r = md.SmallDigit(r)
	}
	s.last = i
	s.page.letters++
	if s.guess {
		s.page.guessed++
		if 0xc0 <= r && r <= 0xff || unicode.Is(unicode.Cyrillic, r) {
			s.page.western++
		}
	}
	s.word.WriteRune(r)
	return nil
}

// raised tells whether a digit is the mark of a footnote or a power: it is much smaller than the
// letters of its line. Read as an ordinary one it would make another number of a price before it.
func (s *scanner) raised(i int) bool {
	return len(s.line.words)+s.word.Len() > 0 && s.size(i) < s.line.size*0.75
}

// unnamed tells whether the font does not say which letter it draws, so that pdfium guesses. The
// first letter of a word stands for all.
func (s *scanner) unnamed(i int) bool {
	wrong, err := s.instance.FPDFText_HasUnicodeMapError(&requests.FPDFText_HasUnicodeMapError{TextPage: s.text, Index: i})
	return err == nil && wrong.HasUnicodeMapError
}

// isGarbage tells whether a character says nothing: the font gives no letters for its pictures.
func isGarbage(r rune) bool {
	return r == 0 || r == unicode.ReplacementChar || unicode.IsControl(r) ||
		0xe000 <= r && r <= 0xf8ff && !isBullet(r) || r > 0xf0000
}

// beginLine asks how the letters of a line look; the first words stand for all.
func (s *scanner) beginLine(i int) {
	s.line.size = s.size(i)
	if angle, err := s.instance.FPDFText_GetCharAngle(&requests.FPDFText_GetCharAngle{TextPage: s.text, Index: i}); err == nil {
		s.line.angle = float64(angle.CharAngle)
	}
	if origin, err := s.instance.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: s.text, Index: i}); err == nil {
		s.line.base = origin.Y
	}
	s.line.bold, s.line.mono = true, true
}

// size gives the size of a letter as it is drawn, in points; 0 where it is not known.
func (s *scanner) size(i int) float64 {
	font, err := s.instance.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: s.text, Index: i})
	if err != nil {
		return 0
	}
	matrix, err := s.instance.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: s.text, Index: i})
	if err != nil {
		return font.FontSize
	}
	if scale := math.Hypot(float64(matrix.Matrix.C), float64(matrix.Matrix.D)); scale > 0 {
		return font.FontSize * scale
	}
	return font.FontSize
}

func (s *scanner) endWord() error {
	if s.word.Len() == 0 {
		return nil
	}
	first, err := s.instance.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: s.text, Index: s.first})
	if err != nil {
		return damaged()
	}
	last, err := s.instance.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: s.text, Index: s.last})
	if err != nil {
		return damaged()
	}
	if s.line.bold || s.line.mono {
		s.font()
	}
	s.line.words = append(s.line.words, word{s.word.String(), min(first.Left, last.Left), max(first.Right, last.Right)})
	s.word.Reset()
	return nil
}

// font asks for the font of a word: a line is bold where all of its words are.
func (s *scanner) font() {
	const fixedPitch, forceBold = 1, 1 << 18
	info, err := s.instance.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: s.text, Index: s.first})
	if err != nil {
		s.line.bold, s.line.mono = false, false
		return
	}
	name := strings.ToLower(info.FontName)
	bold := info.Flags&forceBold != 0
	for _, weight := range []string{"bold", "black", "heavy", "demi"} {
		bold = bold || strings.Contains(name, weight)
	}
	mono := info.Flags&fixedPitch != 0
	for _, font := range []string{"mono", "courier", "consolas"} {
		mono = mono || strings.Contains(name, font)
	}
	s.line.bold = s.line.bold && bold
	s.line.mono = s.line.mono && mono
}

func (s *scanner) endLine() error {
	if err := s.endWord(); err != nil {
		return err
	}
	if len(s.line.words) > 0 {
		s.page.lines = append(s.page.lines, s.line)
	}
	s.line = line{}
	return nil
}

// upright takes out the lines that stand across the page, as watermarks do. Where most lines do,
// the page is turned, and keeps them.
func (p *page) upright() {
	across := 0
	for i := range p.lines {
		if isAcross(p.lines[i].angle) {
			across++
		}
	}
	if across == 0 || across*2 > len(p.lines) {
		return
	}
	kept := p.lines[:0]
	for _, l := range p.lines {
		if isAcross(l.angle) {
			p.turned += len(l.words)
			continue
		}
		kept = append(kept, l)
	}
	p.lines = kept
}

func isAcross(angle float64) bool {
	angle = math.Mod(angle, 2*math.Pi)
	return angle > 0.1 && angle < 2*math.Pi-0.1
}
