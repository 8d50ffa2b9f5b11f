package charset

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// misread makes of a text what the misreading does to it. Bytes that stand for no character are
// kept as control characters, as most programs do.
func (m misreading) misread(text string) string {
	data := []byte(text)
	if m.right != nil {
		data = data[:0]
		for _, r := range text {
			if b, ok := m.right.EncodeRune(r); ok {
				data = append(data, b)
			}
		}
	}
	var b strings.Builder
	for _, x := range data {
		r := m.wrong.DecodeByte(x)
		if r == utf8.RuneError {
			r = rune(x)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// TestMend: a text misread in any way is mended, alone and beside a right one.
func TestMend(t *testing.T) {
	const text = "Вернуть деньги за заказ можно?\n\nНапишите нам в чат, и мы вернём их за три дня. Адрес: улица Садовая, дом 5.\n"
	const right = "Эту строку никто не портил.\n"
	for _, m := range misreadings() {
		for _, whole := range []string{text, text + right, right + text} {
			wrong := strings.Replace(whole, text, m.misread(text), 1)
			if wrong == whole {
				t.Errorf("%s: leaves the text as it is", m.how)
				continue
			}
			got, repaired := mend(wrong)
			if got != whole {
				t.Errorf("%s: %q became %q", m.how, wrong, got)
				continue
			}
			if first := 1 + strings.Count(whole[:strings.Index(whole, text)], "\n"); repaired[0].Line != first {
				t.Errorf("%s: %+v", m.how, repaired)
			}
		}
	}
}

func TestMendWords(t *testing.T) {
	tests := []struct{ wrong, right, how string }{
		{"êàïñ", "капс", "windows-1251 read as windows-1252"},
		{"Êóïèòü", "Купить", "windows-1251 read as windows-1252"},
		{"×àé;990 ðóá.", "Чай;990 руб.", "windows-1251 read as windows-1252"},
		{"РљРѓРїРёС‚СЊ", "КЃпить", "UTF-8 read as windows-1251"},
		{"РљСѓРїРёС‚СЊ", "Купить", "UTF-8 read as windows-1251"},
		{"РџСЂР°Р№СЃ-Р»РёСЃС‚ В«Р›РµС‚РѕВ» вЂ” 5 в‚Ѕ", "Прайс-лист «Лето» — 5 ₽", "UTF-8 read as windows-1251"},
		{"Р РѕСЃСЃРёСЏ Рё Р?С‚Р°Р»РёСЏ", "Россия и Италия", "UTF-8 read as windows-1251"},
		{"Р�С‚Р°Р»РёСЏ", "Италия", "UTF-8 read as windows-1251"},
		{"Ð¦ÐµÐ½Ð°", "Цена", "UTF-8 read as windows-1252"},
		{"Ñ\u0086ÐµÐ½Ð°", "цена", "UTF-8 read as windows-1252"},
		{"йХРЮИ", "Китай", "windows-1251 read as koi8-r"},
		{"лХРЙФШ", "Купить", "koi8-r read as windows-1251"},
		{"ЉгЇЁвм", "Купить", "ibm866 read as windows-1251"},
		{"╩єяшЄ№", "Купить", "windows-1251 read as ibm866"},
		{"Купить: РљСѓРїРёС‚СЊ", "Купить: Купить", "UTF-8 read as windows-1251"},
		{"The cafÃ©â€™s naÃ¯ve menu, Â£5", "The café’s naïve menu, £5", "UTF-8 read as windows-1252"},
		{"itâ€™s", "it’s", "UTF-8 read as windows-1252"},
		{"it‚Äôs a caf√©", "it’s a café", "UTF-8 read as macintosh"},
	}
	for _, test := range tests {
		got, repaired := mend(test.wrong)
		if got != test.right || len(repaired) != 1 || repaired[0].How != test.how {
			t.Errorf("%q became %q, want %q; %+v", test.wrong, got, test.right, repaired)
		}
	}
}

// TestMendNothing: text in other languages, code and tables of signs are left alone.
func TestMendNothing(t *testing.T) {
	for _, text := range []string{
		"é", "Ñandú", "à la carte", "où êtes-vous ? À bientôt, l’été, ça ira, œuvre, naïveté, ÉTÉ, DÉJÀ VU",
		"Über größere Mäuse, äöüß ÄÖÜ, Straße, schön, öfter, Äpfel", "¿Qué pasó? ¡Mañana! niño, año, cigüeña",
		"São Paulo, coração, ações, NÃO, MAÇÃ, pão", "İstanbul, ığdır, çağrı, öğüt, şöförü, ÇĞİÖŞÜ",
		"Zażółć gęślą jaźń, ŁÓDŹ", "Příliš žluťoučký kůň úpěl ďábelské ódy", "Ærø, blåbærgrød, ÅÄÖ, þú, það er ekki",
		"Київ, п’ять яблук, їжак, ґанок, є ще щось? ЦІНА ПОСЛУГ", "Қазақстан, әлем, өмір, ұлт, үй, қала, ғылым, іс, ҚАЗАҚ ТІЛІ",
		"Љубав, Ђорђевић, њива, џеп, ћевапи, ВЕЛИКИ", "Съешь ещё этих мягких булок, подъём, въезд, ЁЖ, ЪЬЫ", "България, ъгъл, щъркел, дъжд",
		"Беларусь, шчасце, ў, дзякуй, цэны", "ИП, ООО, ФНС, УПД, ПСН, НПД, ОГРНИП, СНИЛС, ФГБОУ ВПО, ЕГРЮЛ, ОКВЭД, ЖКХ, ЧОП, ЩУП, ЭЦП",
		"О.М.Р.С.К., г. Уфа, ул. Цюрупы, д. 5/ЩФ", "│ Вход │ Выход │\n╔═══╦═══╗\n║ 1 ║ 2 ║\n╚═══╩═══╝", "→ ← ↑ ↓ • ° © ® ™ § ± × ÷ ² ³ ½ µ ∞ ≠ ≤ ≥ ✓ ✗ ★",
		"😀 👍🏽 👨‍👩‍👧 🇷🇺 — смайлики", "<Tabs items={['Да', 'Нет']}>\n\t{count > 0 && `Всего: ${count} ₽`}\n</Tabs>",
		"Ελληνικά: καλημέρα κόσμε", "中文 日本語 한국어 עברית العربية हिन्दी ไทย", "Tiếng Việt: đường, người, được, ở, ý kiến, ƯỚC",
		"тип: `string`; хелп; юзер; АйДи; iPhone-ы; SMS-ка; 5Р°; МакБук; ВКонтакте; РЖД; УрФУ; МГУ им. М.В. Ломоносова; ГОСТ Р ИСО 9001",
		"цЕНА СО СКИДКОЙ (забыли про Caps Lock)", "Mёd, кaфe — homoglyphs", "Ã | © | Â | £", "Aa Áá Ää Àà Ââ Ãã Åå",
	} {
		if got, repaired := mend(text); got != text || len(repaired) > 0 {
			t.Errorf("%q became %q: %+v", text, got, repaired)
		}
	}
}

// TestMendReal: nothing is misread in the files of companies.
func TestMendReal(t *testing.T) {
	const real = "../../../../shared/data/real"
	if _, err := os.Stat(real); err != nil {
		t.Skip("../shared/data/real is absent")
	}
	err := filepath.WalkDir(real, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil || !utf8.Valid(data) {
			return err
		}
		if got, repaired := mend(string(data)); got != string(data) || len(repaired) > 0 {
			t.Errorf("%s: %+v", path, repaired)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func FuzzMend(f *testing.F) {
	for _, m := range misreadings() {
		f.Add(m.misread("Россия и Италия, ёлка № 5"))
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, repaired := mend(s)
		if (got == s) != (len(repaired) == 0) || strings.Count(got, "\n") != strings.Count(s, "\n") {
			t.Errorf("%q became %q: %+v", s, got, repaired)
		}
	})
}
