package charset

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

// held is a text that the table of pairs has not seen.
const held = `Здравствуйте! Подскажите, пожалуйста, как перенести занятие на другой день? Я записан на четверг, но заболел и приехать не смогу.
Для переноса позвоните администратору не позднее чем за три часа до начала тренировки. Если предупредить позже, посещение спишется с абонемента. Исключение — справка от врача.
Мы находимся в двух шагах от станции метро «Озёрная», вход со двора, под зелёным козырьком. Своя парковка на двадцать машин, въезд через шлагбаум.
Ёлочные игрушки ручной работы: шары, сосульки, шишки из тонкого стекла. Роспись выполняет художник, поэтому двух одинаковых не найти. Хрупкий груз мы заворачиваем в пузырчатую плёнку.
Щётка стеклоочистителя подходит к машинам отечественного производства. Перед покупкой сверьте длину крепления: 45, 50 или 60 сантиметров.
Съёмная крышка моется в посудомоечной машине, корпус прибора протирайте влажной тряпкой. Объём чаши — полтора литра, этого хватает на семью из четырёх человек.
Почему вода из бойлера пахнет сероводородом? Чаще всего виноват магниевый анод: его пора сменить. Вызовите мастера, выезд в пределах кольцевой автодороги бесплатный.
Кошка отказывается от сухого корма? Смешайте его с влажным в пропорции один к трём и уменьшайте долю влажного в течение недели. Ветеринар клиники ответит на вопросы с десяти утра до девяти вечера.
Юридическая консультация длится сорок минут, её стоимость зачтём, если вы поручите нам ведение дела. Эксперт изучит бумаги и скажет, есть ли шансы в суде.
Фитнес-клуб «Энергия» закрыт 31 декабря и 1 января, 2 января мы ждём гостей с полудня.
`

const heldPrices = `Наименование;Ед.;Цена, руб.
Ель голубая 1,5 м;шт;3 900
Грунт для рассады 10 л;мешок;185,50
Кашпо подвесное «Юта»;шт;640
Саженец яблони «Антоновка», двухлетний;шт;от 750
Опрыскиватель ранцевый № 5;шт;2 190
Бордюр садовый — 9 м;рулон;410
`

// russianCharsets are the encodings of one byte for Russian.
func russianCharsets() []candidate {
	return []candidate{
		{"windows-1251", charmap.Windows1251, 0},
		{"koi8-r", charmap.KOI8R, 0},
		{"ibm866", charmap.CodePage866, 0},
		{"x-mac-cyrillic", charmap.MacintoshCyrillic, 0},
		{"iso-8859-5", charmap.ISO8859_5, 0},
	}
}

// encodeAs writes a text in an encoding of one byte; what the encoding lacks is left out.
func encodeAs(text string, c *charmap.Charmap) []byte {
	var out []byte
	for _, r := range text {
		if b, ok := c.EncodeRune(r); ok {
			out = append(out, b)
		}
	}
	return out
}

// windows cuts a text into runs of n words, each half over the one before.
func windows(text string, n int) []string {
	words := strings.Fields(text)
	var out []string
	for i := 0; i+n <= len(words); i += max(1, n/2) {
		out = append(out, strings.Join(words[i:i+n], " "))
	}
	return out
}

func cyrillicLetters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.Is(unicode.Cyrillic, r) {
			n++
		}
	}
	return n
}

// TestGuess reads texts of every length in every Russian encoding. One of 40 letters and more is
// read right, and a shorter one is read right or said to be uncertain. The table of what was
// measured is logged.
func TestGuess(t *testing.T) {
	kinds := []struct {
		name  string
		texts []string
	}{
		{"questions", []string{held}},
		{"price list", []string{heldPrices}},
		{"header and row", priceRows()},
		{"lines", strings.Split(held, "\n")},
		{"LINES", strings.Split(strings.ToUpper(held), "\n")},
		{"20 words", windows(held, 20)},
		{"10 words", windows(held, 10)},
		{"5 words", windows(held, 5)},
		{"3 words", windows(held, 3)},
		{"3 WORDS", windows(strings.ToUpper(held), 3)},
		{"1 word", windows(held, 1)},
		{"1 WORD", windows(strings.ToUpper(held), 1)},
	}
	for _, k := range kinds {
		row := fmt.Sprintf("%-15s", k.name)
		for _, c := range russianCharsets() {
			right, sure, n := 0, 0, 0
			for _, text := range k.texts {
				if cyrillicLetters(text) == 0 {
					continue
				}
				n++
				ok, certain := guessesRight(t, text, c)
				if ok {
					right++
				}
				if certain {
					sure++
				}
			}
			row += fmt.Sprintf("  %s %d/%d, %d certain", c.name, right, n, sure)
		}
		t.Log(row)
	}
}

// guessesRight tells whether a text in an encoding is read as it is, and with certainty.
func guessesRight(t *testing.T, text string, c candidate) (right, certain bool) {
	t.Helper()
	data := encodeAs(text, c.charset)
	got, err := decodeAs(data, guess(data).name)
	if err != nil {
		t.Fatal(err)
	}
	g := guess(data)
	want := read(c.charset, data)
	right, certain = got.String == want, g.certainty >= 0.8
	if !right && (certain || cyrillicLetters(text) >= 40 || g.runner == "") {
		t.Errorf("%q in %s is taken for %s, %.2f (or %s): %q", want, c.name, g.name, g.certainty, g.runner, got.String)
	}
	return right, certain
}

func priceRows() []string {
	lines := strings.SplitAfter(strings.TrimSuffix(heldPrices, "\n"), "\n")
	var out []string
	for _, row := range lines[1:] {
		out = append(out, lines[0]+row)
	}
	return out
}

// TestGuessReal: the FAQ of a company, cut into pieces.
func TestGuessReal(t *testing.T) {
	data, err := os.ReadFile("../../../../shared/data/real/rutube-faq.csv")
	if err != nil {
		t.Skip("../shared/data/real is absent")
	}
	text := strings.ToValidUTF8(string(data[:200_000]), "")
	for _, n := range []int{50, 20, 8} {
		for _, c := range russianCharsets() {
			right, all, wrong := 0, 0, 0
			for _, piece := range windows(text, n) {
				bytes := encodeAs(piece, c.charset)
				g := guess(bytes)
				got, err := decodeAs(bytes, g.name)
				if err != nil {
					t.Fatal(err)
				}
				all++
				switch {
				case got.String == read(c.charset, bytes):
					right++
				case g.certainty >= 0.8:
					wrong++
					t.Logf("%q is taken for %s: %q", piece, g.name, got.String)
				}
			}
			t.Logf("%d words, %s: %d of %d right, %d wrong with certainty", n, c.name, right, all, wrong)
			if float64(right) < 0.98*float64(all) || wrong > 2 { // a lone letter beside a number is a sign elsewhere
				t.Errorf("%d words, %s: that is too few", n, c.name)
			}
		}
	}
}

// TestGuessShort: texts with hardly a letter beyond ASCII.
func TestGuessShort(t *testing.T) {
	tests := []struct {
		text, encoding string
		charset        *charmap.Charmap
	}{
		{"Widget;990 руб.\nGadget;1 190 руб.\n", "windows-1251", charmap.Windows1251},
		{"Widget;990 руб.\nGadget;1 190 руб.\n", "koi8-r", charmap.KOI8R},
		{"Widget;990 руб.\nGadget;1 190 руб.\n", "ibm866", charmap.CodePage866},
		{"№ 1", "windows-1251", charmap.Windows1251},
		{"ПРАЙС", "windows-1251", charmap.Windows1251},
		{"Цена: 500 руб.", "windows-1251", charmap.Windows1251},
		{"ЦЕНА;КОЛ-ВО;СУММА\n1;2;3\n", "koi8-r", charmap.KOI8R},
		{"Чай «Ассам» — 5 шт.", "x-mac-cyrillic", charmap.MacintoshCyrillic},
		{"Ціна їжі є в прайсі, п’ять гривень", "windows-1251", charmap.Windows1251},
		{"Ціна їжі є в прайсі", "koi8-u", charmap.KOI8U},
		{"The café’s naïve crème brûlée", "windows-1252", charmap.Windows1252},
		{"Café crème: £5.50", "windows-1252", charmap.Windows1252},
		{"Tea;£5\nCoffee;£6\n", "windows-1252", charmap.Windows1252},
		{"It’s 5 € — “new”", "windows-1252", charmap.Windows1252},
		{"Größe: 5 Stück, Übergrößen ab 10 €", "windows-1252", charmap.Windows1252},
		{"Señor, ¿qué pasó mañana?", "windows-1252", charmap.Windows1252},
		{"The café’s naïve crème brûlée", "macintosh", charmap.Macintosh},
		{"Zażółć gęślą jaźń, proszę bardzo", "windows-1250", charmap.Windows1250},
		{"İstanbul çağrı merkezi, öğüt, ışık, şeker", "windows-1254", charmap.Windows1254},
	}
	for _, test := range tests {
		data := encodeAs(test.text, test.charset)
		if got, err := Decode(data, ""); err != nil || got.String != test.text || got.Encoding != test.encoding {
			t.Errorf("%q in %s: %+v, %v", test.text, test.encoding, got, err)
		}
	}
}
