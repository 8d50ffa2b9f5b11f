package text

import (
	"slices"
	"testing"
)

func TestOtherLayout(t *testing.T) {
	for word, want := range map[string][]string{
		"ghbdtn":    {"привет"},
		"Ghbdtn,":   {"Приветб", "Привет"},
		"'nf;":      {"этаж", "эта"},
		"jgkfxbdf.": {"оплачиваю", "оплачива"},
		"руддщ":     {"hello"},
		"990":       nil,
		"?":         nil,
	} {
		if got := OtherLayout(word); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

func TestSounds(t *testing.T) {
	sounds := NewSounds()
	for _, same := range [][]string{
		{"доставка", "dostavka"},
		{"подключения", "podklyucheniya", "podkljuchenija", "podkliucheniia", "podklyucheniia"},
		{"журнал", "zhurnal"},
		{"хочу", "hochu", "khochu"},
		{"цена", "tsena", "cena"},
		{"сколько", "skolko", "skol'ko"},
		{"щетка", "shchetka", "schetka", "shhetka"},
		{"находится", "nahoditsya", "nakhoditsia", "nahoditsja"},
		{"синий", "siniy", "sinij", "sinii"},
		{"красный", "krasnyy", "krasnyj", "krasniy"},
		{"яйцо", "yaytso", "jajco"},
		{"объем", "obem", "ob'em", "obyem"},
		{"аккаунт", "akkaunt", "akaunt"},
		{"телеграм", "telegram", "telegramm"},
	} {
		for _, word := range same[1:] {
			if got, want := sounds.Of(word), sounds.Of(same[0]); got != want {
				t.Errorf("%s sounds like %s, and %s like %s", word, got, same[0], want)
			}
		}
	}
}

func TestFromLatin(t *testing.T) {
	for latin, want := range map[string]string{
		"dostavka": "доставка", "podklyucheniya": "подключения", "podkljuchit": "подключит", "shchetka": "щетка",
		"siniy": "синий", "krasnyj": "красный", "moy": "мой", "my": "мы", "zhurnal": "журнал", "nahoditsya": "находится",
		"garantia": "гарантия", "xerox": "ксерокс", "skol'ko": "сколько", "naïve": "наïве", "": "",
	} {
		if got := FromLatin(latin); got != want {
			t.Errorf("%s: %s, want %s", latin, got, want)
		}
	}
}
