package text_test

import (
	"strings"
	"testing"

	"firstline/kb/text"

	"github.com/google/go-cmp/cmp"
)

func TestFree(t *testing.T) {
	for s, want := range map[string]string{
		"Доставка бесплатная.":                     "free бесплатная",
		"Привезём бесплатно, а заберём за полцены": "free бесплатно; discount полцены",
		"Бесплатный возврат в течение 14 дней":     "free Бесплатный; term 14 дней",
		"Первый месяц — бесплатно!":                "free бесплатно",
		"Delivery is free.":                             "free free",
		"Returns are always free, and so is collection": "free free",
		"We offer free delivery and a free trial":       "free free; free free",
		"Free of charge, of course":                     "free Free of charge",
		"at no extra cost":                              "free no extra cost",
		"We collect it without any charge.":             "free without any charge",
		"You get one free!":                             "free free",
		"It is yours for free.":                         "free free",
		"Today it is half price":                        "discount half price",
		"half-price lessons, or half off":               "discount half-price; discount half off",
		"Shipping: free over £30":                       "free free; price over £30",
	} {
		if diff := cmp.Diff(want, strings.Join(facts(s), "; ")); diff != "" {
			t.Errorf("%s: %s", s, diff)
		}
	}
	for _, s := range []string{
		"Feel free to ask",
		"You are free to choose any of them, and it is free of lactose.",
		"sugar-free sweets, free from nuts",
		"Do you have a free slot? Is the room free?",
		"Доставка не бесплатная, возврат не всегда бесплатный",
		"Delivery is not free, and it isn't free of charge either",
		"Звоните по бесплатному номеру, звонок бесплатный",
		"a free call, our free helpline",
		"half of it, half an apple, the other half",
		"no charge was made; no costs",
		"Free time, free will, she is free on Monday, set free",
	} {
		if found := facts(s); len(found) > 0 {
			t.Errorf("%s: %s", s, strings.Join(found, "; "))
		}
	}
}

func TestFreeStandsIn(t *testing.T) {
	for said, sources := range map[string][]string{
		"Доставка бесплатная": {"доставка: 0 ₽", "Бесплатно от 3000 ₽", "доставка за наш счёт", "доставим без доплаты", "плата не взимается", "доставка входит в стоимость", "пробный период — две недели", "платить за неё не нужно: ничего не стоит"},
		"Delivery is free":    {"Delivery: £0.00", "free over £30", "delivery is included", "postage is on us", "you won't be charged", "no delivery fees"},
		"It is half price":    {"50% off", "скидка 50 %"},
	} {
		for _, source := range sources {
			if !stands(t, said, source) {
				t.Errorf("%q does not stand in %q", said, source)
			}
		}
		for _, source := range []string{"Доставка 300 ₽", "Delivery is £4.95, 20% off", "10 ₽"} {
			if f := text.Facts(said); f[0].StandsIn(text.NewGround(source)) {
				t.Errorf("%q stands in %q", said, source)
			}
		}
	}
}
