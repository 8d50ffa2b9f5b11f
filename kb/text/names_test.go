package text

import "testing"

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "",
		"???":                     "",
		"Возврат":                 "vozvrat",
		"Как вернуть деньги?":     "kak-vernut-dengi",
		"Ещё раз: объезд":         "eshche-raz-obezd",
		"Тариф «Pro» — 990 ₽/мес": "tarif-pro-990-mes",
		"Щука, хвост, цапля и жюри":  "shchuka-khvost-tsaplya-i-zhyuri",
		"Съёмный подъезд":            "semnyy-podezd",
		"VT-OP-1":                    "vt-op-1",
		"Wi‑Fi":                      "wi-fi",
		"Café au lait":               "cafe-au-lait",
		"Straße":                     "strasse",
		"Їжак і ґава":                "yizhak-i-gava",
		"  --Pro--  ":                "pro",
		"1 990,00 ₽":                 "1-990-00",
		"бес\u00adплатно":            "besplatno",
		"价格":                         "",
		"Where do I see my invoice?": "where-do-i-see-my-invoice",
	} {
		if got := Slug(in); got != want {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestClosest(t *testing.T) {
	known := []string{"model", "models", "language", "says", "says_any", "id", "вопрос", "ответ"}
	for name, want := range map[string]string{
		"mdoel":    "model",
		"Model":    "model",
		"mdoels":   "models",
		"lnaguage": "language",
		"lang":     "",
		"say":      "says",
		"asys":     "says",
		"вопрс":    "вопрос",
		"отвёт":    "ответ",
		"xy":       "",
		"":         "",
		"x":        "",
		"ID":       "id",
		"whatever": "",
	} {
		if got := Closest(name, known); got != want {
			t.Errorf("Closest(%q) = %q, want %q", name, got, want)
		}
	}
	if a, b := Closest("cat", []string{"rat", "bat"}), Closest("cat", []string{"bat", "rat"}); a != "bat" || b != "bat" {
		t.Errorf("a tie gives %q and %q", a, b)
	}
	if got := Closest("a", nil); got != "" {
		t.Errorf("nothing known gives %q", got)
	}
}

func TestLanguage(t *testing.T) {
	for in, want := range map[string]string{
		"":                              "",
		"990 ₽":                         "",
		"VT-OP-1":                       "",
		"Pro":                           "",
		"Как вернуть деньги?":           "ru",
		"Тариф Pro Business Enterprise": "ru",
		"Да":                            "ru",
		"Откройте https://app.vestochka.example/settings/channels/telegram": "ru",
		"How do I get a refund?":         "en",
		"Refund policy for annual plans": "en",
		"Press the «Сохранить» button to save all of the changes that you have made so far": "en",
		"Où est mon café préféré":           "",
		"Де моє замовлення":                 "",
		"Wie kann ich zurücktreten, für Öl": "",
		"https://app.vestochka.example/the": "",
		"价格":                                "",
	} {
		if got := Language(in); got != want {
			t.Errorf("Language(%q) = %q, want %q", in, got, want)
		}
	}
}
